/** Peers that are silent, gone, somebody else, or too talkative: each is an error that says what happened, and no session goes on. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { ConnectionLost, Failure } from '../../src/errors.ts';
import { COMMAND_TIMEOUT_MS, GREETING, OPENING, play, type Stage } from './dialogue.ts';

const signal = new AbortController().signal;
const level = { line: 'show cli level', end: 'message' } as const;
const stat = { line: 'show stat', end: 'dump' } as const;

/** What an exchange comes to when the peer says this. */
async function failureOf(
  said: string | Buffer,
  lines = [level] as Parameters<Stage['session']['exchange']>[0],
) {
  const stage = play();
  const exchange = stage.session.exchange(lines, signal);
  stage.peer.write(said);
  return { ...stage, failure: await rejectionOf(exchange) };
}

async function rejectionOf(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => assert.fail('it worked'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Failure, String(error));
  return error;
}

test('who is not HAProxy’s admin socket is told from the first bytes, without waiting for a timeout', async () => {
  const OTHER_PEERS: [said: string | Buffer, code: string, message: RegExp, hint: RegExp][] = [
    ['SSH-2.0-OpenSSH_9.6\r\n', 'not-haproxy', /an SSH server/, /tunnel/],
    ['HTTP/1.0 400 Bad request\r\n\r\n', 'not-haproxy', /an HTTP server/, /stats socket/],
    ['<html><body>', 'not-haproxy', /an HTTP server/, /stats socket/],
    [Buffer.from([0x15, 3, 3, 0, 2, 2, 0x46]), 'not-haproxy', /a TLS server/, /tls:\/\//],
    ['220 mail.example.com ESMTP\r\n', 'not-haproxy', /not the Runtime API/, /stats socket/],
    ['Unknown command.\n\n> ', 'not-haproxy', /not the Runtime API/, /stats socket/],
    ['master> ', 'unsupported', /master process/, /worker's socket/],
    ['\nadmin> ', 'not-haproxy', /not the Runtime API/, /stats socket/],
    ['\0', 'not-haproxy', /not the Runtime API/, /stats socket/],
  ];
  for (const [said, code, message, hint] of OTHER_PEERS) {
    const { failure, session } = await failureOf(said);
    assert.equal(failure.code, code, String(said));
    assert.match(failure.message, message);
    assert.match(failure.hint ?? '', hint);
    assert.ok(!session.alive);
  }
});

test('the first words of somebody else are told', async () => {
  assert.equal(
    (await failureOf('220 mail.example.com ESMTP\r\nmore')).failure.detail,
    '220 mail.example.com ESMTP',
  );
});

test('a master is recognised byte by byte, too', async () => {
  const { session, peer } = play();
  const rejected = rejectionOf(session.exchange([level], signal));
  for (const byte of 'master> ') {
    peer.write(byte);
    await turn();
  }
  assert.equal((await rejected).code, 'unsupported');
});

test('a peer that accepts and says nothing is a timeout that names stats maxconn', async () => {
  const { session, clock } = play();
  const rejected = rejectionOf(session.exchange([level], signal));
  await clock.advance(COMMAND_TIMEOUT_MS - 1);
  assert.ok(session.alive);
  await clock.advance(1);
  const failure = await rejected;
  assert.equal(failure.code, 'timeout');
  assert.match(failure.message, /accepted, but nobody answered within 10s/);
  assert.match(failure.hint ?? '', /stats maxconn/);
  assert.ok(!session.alive);
});

test('a reply that stops half-way is a timeout that names its command', async () => {
  const { session, peer, clock } = play();
  const rejected = rejectionOf(session.exchange([level, stat], signal));
  peer.write('\n> \n> admin\n\n> # pxname,svname,\nweb,web1,\n\n');
  await clock.advance(COMMAND_TIMEOUT_MS);
  assert.match((await rejected).message, /did not finish its reply to 'show stat' within 10s/);
});

test('a message or a pair that never ends is an error long before the timeout', async () => {
  for (const end of ['message', 'pair'] as const) {
    const { failure } = await failureOf(`\n> \n> ${'x'.repeat(70_000)}`, [{ line: 'set server', end }]);
    assert.deepEqual(
      [failure.code, failure.message],
      ['not-haproxy', "The reply to 'set server' does not end"],
    );
  }
});

test('more than was asked for is an error, in the same chunk as the reply and later', async () => {
  const { failure, session } = await failureOf('\n> \n> admin\n\n> \n> ');
  assert.equal(failure.code, 'not-haproxy');
  assert.ok(!session.alive);

  const idle = play();
  const exchange = idle.session.exchange([level], signal);
  idle.peer.write('\n> \n> admin\n\n> ');
  assert.deepEqual(await exchange, ['admin\n\n']);
  idle.peer.write('\n> ');
  await turn();
  assert.ok(!idle.session.alive);
  assert.equal((await rejectionOf(idle.session.exchange([level], signal))).code, 'not-haproxy');
});

test('a connection that ends while idle is lost with nothing sent', async () => {
  const { session, peer, heard } = play();
  const exchange = session.exchange([level], signal);
  peer.write('\n> \n> admin\n\n> ');
  await exchange;
  peer.end();
  await turn();
  assert.ok(!session.alive);
  const failure = await rejectionOf(session.exchange([level], signal));
  assert.ok(failure instanceof ConnectionLost && !failure.sent);
  assert.equal(heard(), `${OPENING}show cli level\n`);
});

test('a connection that breaks is lost with the system’s words', async () => {
  const { session, peer } = play();
  const exchange = session.exchange([level, stat], signal);
  peer.write('\n> \n> admin\n\n> ');
  await turn();
  const rejected = rejectionOf(exchange);
  peer.destroy(new Error('read ECONNRESET'));
  const failure = await rejected;
  assert.ok(failure instanceof ConnectionLost && failure.sent);
  assert.match(failure.message, /before the whole reply to 'show stat' had come/);
});

describe('a sudden end that somebody can explain', () => {
  const explained = (answer: Error | null) => {
    const asked: [heard: boolean, error: string | null][] = [];
    const { promise: given, resolve: answerNow } = Promise.withResolvers<void>();
    const explain = async (heard: boolean, error: Error | null) => {
      asked.push([heard, error?.message ?? null]);
      await given;
      return answer;
    };
    return { asked, explain, answerNow };
  };

  test('is a Failure of theirs, or a lost connection with their words; until they speak nothing more is sent', async () => {
    const tlsFailed = new Failure('tls-failed', 'the other side asks for a client certificate');
    for (const [answer, said, ends] of [
      [tlsFailed, '', true],
      [new Error('ssh was killed'), '\n> \n> admin\n\n> ', true],
      [new Error('ssh was killed'), '\n> \n> ', false],
      [null, '\n> \n> ', true],
    ] as const) {
      const { asked, explain, answerNow } = explained(answer);
      const { session, peer, heard } = play({}, explain);
      const exchange = session.exchange([level, stat], signal);
      const rejected = rejectionOf(exchange);
      if (said !== '') peer.write(said);
      await turn();
      if (ends) peer.end();
      else peer.destroy(new Error('read ECONNRESET'));
      await turn();
      assert.deepEqual([asked.length, asked[0]?.[0], session.alive], [1, said !== '', false]);
      const meanwhile = await rejectionOf(session.exchange([level], signal));
      assert.ok(meanwhile instanceof ConnectionLost && !meanwhile.sent);
      answerNow();
      const failure = await rejected;
      if (answer instanceof Failure) assert.equal(failure.code, answer.code);
      else assert.ok(failure instanceof ConnectionLost && failure.sent);
      assert.match(
        failure.message,
        answer ? new RegExp(answer.message) : /HAProxy closed the connection before/,
      );
      assert.equal(heard(), `${OPENING}show cli level\nshow stat\n`);
    }
  });

  test('is not waited for when the caller has enough, and not asked for when we end it', async () => {
    const { asked, explain } = explained(null);
    const { session, peer } = play({}, explain);
    const abort = new AbortController();
    const exchange = session.exchange([level], abort.signal);
    peer.end();
    await turn();
    const reason = new Error('enough');
    abort.abort(reason);
    await assert.rejects(exchange, reason);
    const idle = play({}, explain);
    idle.session.close();
    await turn();
    assert.equal(asked.length, 1);
  });
});

test('lines and replies are told to who debugs, also of an exchange that broke', async () => {
  const told: string[] = [];
  const { session, peer } = play({ debug: (line) => told.push(line) });
  const exchange = session.exchange([level], signal);
  peer.write('\n> \n> admin\n\n> ');
  await exchange;
  const rejected = rejectionOf(session.exchange([level, stat], signal));
  peer.write(`admin\n\n> ${'x'.repeat(300)}`);
  peer.end();
  await rejected;
  const admin = '< "admin\\n\\n"';
  assert.deepEqual(told, ['> show cli level', admin, '> show cli level', '> show stat', admin]);
});

test('an abort’s reason is thrown as it is, a Failure, too', async () => {
  const { session } = play();
  const abort = new AbortController();
  const reason = new Failure('cancelled', 'enough');
  const exchange = session.exchange([level], abort.signal);
  abort.abort(reason);
  await exchange.catch((error: unknown) => assert.ok(error === reason));
  assert.deepEqual([session.alive, reason.replies], [false, []]);
});

test('an abort ends an exchange with its reason, and the session with it', async () => {
  const { session, peer } = play();
  const abort = new AbortController();
  const exchange = session.exchange([level, stat], abort.signal);
  peer.write(GREETING);
  await turn();
  const reason = new Error('enough');
  abort.abort(reason);
  await assert.rejects(exchange, reason);
  assert.ok(!session.alive);
  const failure = await rejectionOf(session.exchange([level], signal));
  assert.ok(failure instanceof ConnectionLost && !failure.sent);
});

test('with an aborted signal nothing is sent', async () => {
  const { session, heard } = play();
  const reason = new Error('enough');
  await assert.rejects(session.exchange([level], AbortSignal.abort(reason)), reason);
  assert.equal(heard(), '');
  assert.ok(session.alive);
});

test('a settled exchange leaves neither a timer nor a listener', async () => {
  const { session, peer, clock } = play();
  const abort = new AbortController();
  for (let round = 0; round < 50; round += 1) {
    const exchange = session.exchange([level], abort.signal);
    peer.write(round === 0 ? '\n> \n> admin\n\n> ' : 'admin\n\n> ');
    await exchange;
  }
  await turn();
  assert.equal(clock.sleepers, 0);
  abort.abort();
  assert.ok(session.alive, 'nobody listens to a signal of an exchange that is over');
});
