/** News that nobody waits for: told when HAProxy has work to do and we have none, and never out of order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { News } from '../../src/operation/effects.ts';
import { PostponedNews } from '../../src/operation/postponed.ts';
import { FakeClock } from '../support/fake-clock.ts';

function begin() {
  const told: string[] = [];
  const clock = new FakeClock();
  const news = new PostponedNews((one: News) => told.push(one.kind), clock);
  return { told, clock, news, words: (text: string) => news.add(() => told.push(text)) };
}

test('words are told when something is on its way to each load balancer that they are about', async () => {
  const { told, clock, news, words } = begin();
  words('of the first');
  words('of the second');
  news.sent();
  await clock.advance(50);
  assert.deepEqual(told, [], 'the second one is still to be set');
  news.sent();
  assert.deepEqual(told, [], 'what is on its way is to be written first');
  await clock.advance(1);
  assert.deepEqual(told, ['of the first', 'of the second']);
});

test('where nothing is sent they are told a moment later', async () => {
  const { told, clock, words } = begin();
  words('of the only one');
  await clock.advance(99);
  assert.deepEqual(told, []);
  await clock.advance(1);
  assert.deepEqual(told, ['of the only one']);
  assert.equal(clock.sleepers, 0);
});

test('of words that were told for want of anything sent, none is waited for any more', async () => {
  const { told, clock, news, words } = begin();
  words('of the first');
  await clock.advance(100);
  words('of the second');
  news.sent();
  await clock.advance(1);
  assert.deepEqual(told, ['of the first', 'of the second']);
});

test('what comes behind them stays behind them, whatever is sent meanwhile', async () => {
  const { told, clock, news, words } = begin();
  words('first');
  news.tell({ kind: 'set', loadBalancer: 'lb1', text: 'web/web1: set to drain' });
  news.sent();
  news.sent();
  await clock.advance(1);
  assert.deepEqual(told, ['first', 'set']);
  news.sent();
  news.tell({ kind: 'done', loadBalancer: 'lb1', text: 'web/web1: DRAIN' });
  assert.deepEqual(told, ['first', 'set', 'done']);
  assert.equal(clock.sleepers, 0, 'nothing is left to be told');
});

test('words that cannot be found are no reason for the others not to be told', () => {
  const { told, news, words } = begin();
  news.add(() => {
    throw new Error('no words');
  });
  words('of the second');
  const failures = news.end();
  assert.deepEqual([told, failures.length], [['of the second'], 1]);
});
