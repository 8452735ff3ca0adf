/** Trying again: how often, how long between, and never after an abort. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConnectionLost, Failure, Reloaded } from '../../src/errors.ts';
import { retry } from '../../src/retry.ts';
import { FakeClock } from '../support/fake-clock.ts';

const signal = new AbortController().signal;
const options = (clock: FakeClock, random = 0.5) => ({
  retries: 3,
  retryDelayMs: 100,
  clock,
  random: () => random,
});

function failing(times: number, clock: FakeClock) {
  const at: number[] = [];
  const attempt = async (): Promise<string> => {
    at.push(clock.now());
    if (at.length <= times) throw new Error(`no ${at.length}`);
    return 'yes';
  };
  return { at, attempt };
}

test('the pause doubles from attempt to attempt', async () => {
  const clock = new FakeClock();
  const { at, attempt } = failing(3, clock);
  assert.equal(await clock.runUntil(retry(attempt, () => true, options(clock), signal)), 'yes');
  assert.deepEqual(at, [0, 100, 300, 700]);
});

test('each pause varies by half, up and down', async () => {
  for (const [random, expected] of [
    [0, [0, 50, 150, 350]],
    [0.999_999, [0, 150, 450, 1050]],
  ] as const) {
    const clock = new FakeClock();
    const { at, attempt } = failing(3, clock);
    await clock.runUntil(retry(attempt, () => true, options(clock, random), signal));
    assert.deepEqual(at.map(Math.round), expected);
  }
});

test('after the last attempt its error is thrown', async () => {
  const clock = new FakeClock();
  const { at, attempt } = failing(9, clock);
  await assert.rejects(clock.runUntil(retry(attempt, () => true, options(clock), signal)), /no 4/);
  assert.equal(at.length, 4);
});

test('an error that does not pass is thrown at once', async () => {
  const clock = new FakeClock();
  const { at, attempt } = failing(9, clock);
  const passing = (error: unknown): boolean => (error as Error).message !== 'no 2';
  await assert.rejects(clock.runUntil(retry(attempt, passing, options(clock), signal)), /no 2/);
  assert.equal(at.length, 2);
});

test('an abort ends a pause at once, with its reason', async () => {
  const clock = new FakeClock();
  const { at, attempt } = failing(9, clock);
  const abort = new AbortController();
  const work = retry(attempt, () => true, options(clock), abort.signal);
  const rejected = assert.rejects(work, /enough/);
  await clock.advance(50);
  abort.abort(new Error('enough'));
  await rejected;
  assert.deepEqual([at.length, clock.sleepers], [1, 0]);
});

test('with an aborted signal nothing is tried', async () => {
  const clock = new FakeClock();
  const { at, attempt } = failing(0, clock);
  await assert.rejects(
    retry(attempt, () => true, options(clock), AbortSignal.abort(new Error('enough'))),
    /enough/,
  );
  assert.equal(at.length, 0);
});

/** Throws these, one after the other; `retry` gets through them in no time. */
async function failedWith(errors: readonly Error[], passing = (_: unknown) => true): Promise<unknown> {
  const clock = new FakeClock();
  const left = [...errors];
  const attempt = async () => {
    throw left.shift();
  };
  return clock
    .runUntil(retry(attempt, passing, { ...options(clock), retries: errors.length - 1 }, signal))
    .then(
      () => assert.fail('it worked'),
      (error: unknown) => error,
    );
}

test('several attempts whose way failed become one failure that names all reasons, with the last one’s advice', async () => {
  const refused = () =>
    new Failure('connect-failed', 'Could not connect: refused', {
      hint: 'look',
      detail: 'refused',
      cause: 1,
    });
  const lost = new ConnectionLost('HAProxy closed the connection', true, { callChanged: 'unknown' });
  const failure = await failedWith([refused(), lost, refused()]);
  assert.ok(failure instanceof Failure && !(failure instanceof ConnectionLost));
  assert.equal(
    failure.message,
    '3 attempts in 300ms: Could not connect: refused (2 times); HAProxy closed the connection',
  );
  assert.deepEqual(
    [failure.code, failure.hint, failure.detail, failure.cause, failure.callChanged],
    ['connect-failed', 'look', 'refused', 1, 'no'],
  );
  const last = await failedWith([refused(), lost]);
  assert.ok(last instanceof Failure && last.callChanged === 'unknown' && last.cause === lost);
});

test('a single attempt, and whatever is no failure of the way, is thrown as it is', async () => {
  const lost = new ConnectionLost('gone', false);
  assert.equal(await failedWith([lost]), lost);
  const reloaded = new Reloaded('another process');
  assert.equal(await failedWith([lost, reloaded]), reloaded);
  const other = new Error('no Failure');
  assert.equal(await failedWith([lost, lost, other]), other);
});
