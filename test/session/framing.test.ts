/** Whole dialogues of five HAProxies, cut and joined in every way in which a network may do that. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { ConnectionLost } from '../../src/errors.ts';
import { PROCESS_PROMPT, ReplyCollector } from '../../src/haproxy/runtime-api/framing.ts';
import { RECORDED_VERSIONS } from '../support/recorded-replies.ts';
import { dialogue, GREETING, OPENING, play } from './dialogue.ts';

const signal = new AbortController().signal;

for (const version of RECORDED_VERSIONS) {
  describe(`a dialogue with HAProxy ${version}`, () => {
    test('in one chunk: every line has its own reply', async () => {
      const { lines, replies, bytes } = dialogue(version, 'long');
      const { session, peer, heard } = play();
      const exchange = session.exchange(lines, signal);
      peer.write(bytes);
      assert.deepEqual(await exchange, replies);
      assert.equal(heard(), `${OPENING}${lines.map(({ line }) => `${line}\n`).join('')}`);
      session.close();
    });

    test('byte by byte', async () => {
      const { lines, replies, bytes } = dialogue(version, 'long');
      const { session, peer } = play();
      const exchange = session.exchange(lines, signal);
      for (let at = 0; at < bytes.length; at += 1) {
        peer.write(bytes.subarray(at, at + 1));
        if (at % 1000 === 0) await turn();
      }
      assert.deepEqual(await exchange, replies);
      session.close();
    });

    test('in two chunks, cut at every byte', async () => {
      const { lines, replies, bytes } = dialogue(version, 'short');
      for (let cut = 1; cut < bytes.length; cut += 1) {
        const { session, peer } = play();
        const exchange = session.exchange(lines, signal);
        peer.write(bytes.subarray(0, cut));
        await turn();
        peer.write(bytes.subarray(cut));
        assert.deepEqual(await exchange, replies, `cut after ${cut} bytes`);
        session.close();
      }
    });

    test('ended after every byte but the last: lost, never taken for whole', async () => {
      const { lines, replies, bytes } = dialogue(version, 'short');
      for (let end = 0; end < bytes.length; end += 1) {
        const { session, peer } = play();
        const exchange = session.exchange(lines, signal);
        peer.end(bytes.subarray(0, end));
        const error = await exchange.then(
          () => assert.fail(`whole after ${end} bytes`),
          (reason: unknown) => reason,
        );
        assert.ok(error instanceof ConnectionLost && error.sent, `${end} bytes: ${error}`);
        assert.deepEqual(error.replies, replies.slice(0, error.replies.length), 'what came is right');
        assert.ok(!session.alive);
      }
    });

    test('one exchange after another on the same connection, greeted once', async () => {
      const { lines, replies, parts } = dialogue(version, 'long');
      const { session, peer, heard } = play();
      for (const [index, line] of lines.entries()) {
        const exchange = session.exchange([line], signal);
        if (index === 0) peer.write(GREETING);
        peer.write(parts[index]);
        assert.deepEqual(await exchange, [replies[index]]);
      }
      assert.equal(heard().match(/prompt/g)?.length, 1);
      session.close();
    });
  });
}

test('a dump that never ends is given up at its limit, a message much sooner', () => {
  const chunk = Buffer.alloc(1000, 'x\n');
  for (const [end, limit] of [
    ['dump', 5_000_000],
    ['message', undefined],
    ['pair', undefined],
  ] as const) {
    const collector = new ReplyCollector(end, PROCESS_PROMPT, limit);
    let pushed = 0;
    while (!collector.tooLong) {
      assert.equal(collector.push(chunk), null);
      pushed += chunk.length;
      assert.ok(pushed <= (limit ?? 64 * 1024) + chunk.length);
    }
  }
});

test('a prompt inside a dump does not end it, nor does a blank line alone', () => {
  const dump = new ReplyCollector('dump');
  assert.equal(dump.push(Buffer.from('a: 1\n> \nb: \n\nc: 3\n')), null);
  assert.equal(dump.push(Buffer.from('\n> rest'))?.toString(), 'rest');
  assert.equal(dump.text(), 'a: 1\n> \nb: \n\nc: 3\n\n');
});
