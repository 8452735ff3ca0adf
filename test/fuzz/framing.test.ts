/** Replies cut, joined and altered in every way that comes to mind: each exchange ends, and none takes a part for the whole. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { ConnectionLost, Failure } from '../../src/errors.ts';
import { PROCESS_PROMPT, ReplyCollector } from '../../src/haproxy/runtime-api/framing.ts';
import { dialogue, play } from '../session/dialogue.ts';
import { RECORDED_VERSIONS } from '../support/recorded-replies.ts';
import { changed, changes, cutAt } from './bytes.ts';
import { runs } from './runs.ts';

const signal = new AbortController().signal;
const dialogues = fc.constantFrom(
  ...RECORDED_VERSIONS.flatMap((version) => [dialogue(version, 'short'), dialogue(version, 'long')]),
);
const places = fc.array(fc.nat(1_000_000), { maxLength: 30 });

type Ending = { replies: readonly (string | object)[] } | { failure: unknown };

/** What an exchange comes to when the peer says these chunks, and then nothing more for good. */
async function exchanged(
  lines: ReturnType<typeof dialogue>['lines'],
  chunks: readonly Buffer[],
  ends: boolean,
) {
  const { session, peer, clock } = play();
  const ending: Promise<Ending> = session.exchange(lines, signal).then(
    (replies) => ({ replies }),
    (failure: unknown) => ({ failure }),
  );
  for (const [index, chunk] of chunks.entries()) {
    if (!peer.writable || peer.destroyed) break;
    peer.write(chunk);
    if (index % 3 === 0) await turn();
  }
  if (ends) peer.end();
  const result = await clock.runUntil(ending);
  session.close();
  await turn();
  assert.equal(clock.sleepers, 0, 'no timer is left');
  return result;
}

describe('Framing', () => {
  test('any chunking of any dialogue gives the same replies', () =>
    fc.assert(
      fc.asyncProperty(dialogues, places, async ({ lines, replies, bytes }, cuts) => {
        const result = await exchanged(lines, cutAt(bytes, cuts), false);
        assert.deepEqual(result, { replies });
      }),
      runs(300),
    ));

  test('a dialogue that is cut short is never whole, and what came of it is right', () =>
    fc.assert(
      fc.asyncProperty(dialogues, fc.nat(1_000_000), places, fc.boolean(), async (whole, end, cuts, ends) => {
        const { lines, replies, bytes } = whole;
        const part = bytes.subarray(0, end % bytes.length);
        const result = await exchanged(lines, part.length > 0 ? cutAt(part, cuts) : [], ends);
        assert.ok('failure' in result && result.failure instanceof Failure);
        if (ends) assert.ok(result.failure instanceof ConnectionLost && result.failure.sent);
        else assert.equal(result.failure.code, 'timeout');
        const came = result.failure.replies;
        assert.deepEqual(came, replies.slice(0, came.length));
      }),
      runs(300),
    ));

  test('an altered dialogue ends with one reply for each line, each with an end of its own, or with an error', () =>
    fc.assert(
      fc.asyncProperty(
        dialogues,
        changes,
        places,
        fc.boolean(),
        async ({ lines, bytes }, list, cuts, ends) => {
          const result = await exchanged(lines, cutAt(changed(bytes, list), cuts), ends);
          if ('failure' in result) {
            assert.ok(result.failure instanceof Failure, String(result.failure));
            return;
          }
          assert.equal(result.replies.length, lines.length);
          for (const [index, reply] of result.replies.entries())
            assert.match(
              typeof reply === 'string' ? reply : 'no text',
              lines[index]?.end === 'dump' ? /^\n$|\n\n$/ : /\n$/,
            );
        },
      ),
      runs(600),
    ));

  test('whatever a peer says, an exchange ends, and only with a Failure when not with replies', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 8 }),
        async (said) => {
          const { lines } = dialogue('3.4', 'short');
          const result = await exchanged(
            lines,
            said.map((bytes) => Buffer.from(bytes)),
            false,
          );
          assert.ok('failure' in result && result.failure instanceof Failure);
        },
      ),
      runs(300),
    ));

  test('no reply is kept beyond its limit, however its bytes come', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('message' as const, 'dump' as const),
        fc.integer({ min: 10, max: 5_000 }),
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1 }),
        (end, limit, sizes) => {
          const collector = new ReplyCollector(end, PROCESS_PROMPT, limit);
          let pushed = 0;
          for (let index = 0; !collector.tooLong; index += 1) {
            const size = sizes[index % sizes.length] ?? 1;
            assert.equal(collector.push(Buffer.alloc(size, 'x\n')), null);
            pushed += size;
            assert.ok(pushed <= limit + 700);
          }
        },
      ),
      runs(300),
    );
  });
});
