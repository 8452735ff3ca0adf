/** What five HAProxies really answered, read as values; and what nobody may take for an answer. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Failure, Reloaded } from '../../src/errors.ts';
import {
  type Command,
  setState,
  setWeight,
  showEverything,
  showInfo,
  showLevel,
  showServersState,
  showSessions,
  showStat,
  showTables,
  takeDown,
} from '../../src/haproxy/runtime-api/commands.ts';
import { PROCESS_PROMPT, ReplyCollector } from '../../src/haproxy/runtime-api/framing.ts';
import { readInfo, readSessions } from '../../src/haproxy/runtime-api/reply.ts';
import type { Wanted } from '../../src/haproxy/runtime-api/row-text.ts';
import { RECORDED_VERSIONS, recordedReply } from '../support/recorded-replies.ts';

const web2 = { backend: 'web', server: 'web2' };
const everything = showStat({ rows: 'everything' });
const readStat = (text: string, wanted?: Wanted) => showStat({ rows: 'everything' }, wanted).read(text);

/** As the session does it: the bytes up to the reply's end, then the command's own reading. */
function answer<T>(command: Command<T>, bytes: Buffer): T {
  const collector = new ReplyCollector(command.end, PROCESS_PROMPT, undefined, command.reader?.(0));
  const rest = collector.push(bytes);
  assert.equal(rest?.length, 0, `the end of the reply to '${command.line}'`);
  return command.read(collector.reply());
}

for (const version of RECORDED_VERSIONS) {
  describe(`the replies of HAProxy ${version}`, () => {
    const recorded = (name: string): Buffer => recordedReply(version, name);

    test('show info tells version, process, start, and whether it is on its way out', () => {
      const info = answer(showInfo(), recorded('show-info'));
      assert.match(info.version, new RegExp(`^${version}\\.`));
      assert.ok(info.pid > 1);
      assert.deepEqual([info.stopping, info.processes], [false, 1]);
      assert.equal(info.startTimeSeconds === null, version === '2.2');
    });

    test('show cli level and show table', () => {
      assert.equal(answer(showLevel(), recorded('show-cli-level')), 'admin');
      assert.deepEqual(answer(showTables(), recorded('show-table')), new Set(['table']));
      assert.deepEqual(answer(showTables(), Buffer.from('\n> ')), new Set(), 'no table at all');
    });

    test('show servers state lists every server, flags in decimal', () => {
      const rows = answer(showServersState(), recorded('show-servers-state'));
      const named = rows.filter(({ backend }) => backend !== 'MASTER');
      assert.equal(named.length, 13, 'and, up to 2.4, one that stands for the worker itself');
      const row = rows.find(({ backend, server }) => backend === 'web' && server === 'web2');
      assert.deepEqual(
        row && [
          row.rest.condition.adminFlags,
          row.rest.condition.operationalState,
          row.rest.condition.weight,
          row.rest.condition.configuredWeight,
        ],
        [0, 2, 10, 10],
      );
      assert.deepEqual(rows.find(({ server }) => server === 'v6')?.address.replace(/[0-9]+$/, ''), '[::1]:');
      assert.ok(rows.some(({ server }) => server === '__proto__'));
    });

    test('show stat lists backends and servers by type, not by name', () => {
      const { servers, backends, headerBytes, rowBytes } = answer(everything, recorded('show-stat'));
      assert.equal(servers.length, 13);
      assert.deepEqual(
        backends.map(({ name }) => name),
        ['web', 'api', 'cookies', 'table', '3', 'odd', 'agents'],
      );
      assert.ok(servers.some(({ backend, server }) => backend === 'odd' && server === 'BACKEND'));
      assert.deepEqual(backends.find(({ name }) => name === 'cookies')?.cookie, true);
      assert.equal(servers.find(({ server }) => server === 't1')?.tracks, 'web/web1');
      assert.equal(servers.find(({ server }) => server === 'spare')?.traffic.backup, true);
      assert.ok(headerBytes > 800 && rowBytes > 20 * 100);
    });

    test('a server that is made when it is asked for is the same, and a listing tells no other things of it', () => {
      const read = (first?: Wanted) => {
        const { state, stat } = showEverything(first === undefined ? {} : { first });
        const rows = state.reader?.(0);
        assert.ok(rows);
        rows.push(recorded('show-servers-state').subarray(0, -2).toString());
        state.read(rows);
        return answer(stat, recorded('show-stat')).joined;
      };
      const [late, soon] = [read(() => false), read()];
      assert.ok(late.size > 10);
      for (const [key, one] of late) {
        const { backend, server, address, status, tracks, throttlePercent } = one;
        const { whole } = one;
        assert.deepEqual(whole, soon.get(key)?.whole);
        assert.deepEqual(
          { backend, server, address, status, tracks, throttlePercent },
          {
            backend: whole.backend,
            server: whole.server,
            address: whole.address,
            status: whole.status,
            tracks: whole.tracks,
            throttlePercent: whole.throttlePercent,
          },
        );
      }
    });

    test('only wanted rows are cut out', () => {
      const text = recorded('show-stat').subarray(0, -2).toString();
      const { servers, backends } = readStat(text, (backend, server) => backend === 'odd' && server === 'v6');
      assert.deepEqual([servers.map(({ server }) => server), backends], [['v6'], []]);
    });

    test('a number that stands for nobody is refused', () => {
      assert.throws(() => answer(everything, recorded('show-stat-of-nobody')), isFailure('not-found'));
    });

    test('silence is success, any text is a refusal in HAProxy’s words', () => {
      assert.equal(answer(setState(web2, 'drain'), recorded('set-state')), null);
      const refusals: [string, string, string][] = [
        ['set-state-no-backend', 'not-found', 'No such backend.'],
        ['set-state-no-server', 'not-found', 'No such server.'],
        ['set-state-bogus', 'refused', "'set server <srv> state' expects 'ready', 'drain' and 'maint'."],
        ['set-weight-garbage', 'refused', 'Empty weight string empty or preceded by garbage'],
        ['set-weight-too-high', 'refused', 'Absolute weight can only be between 0 and 256 inclusive.'],
        ['denied-set-state', 'permission-denied', 'Permission denied'],
      ];
      for (const [name, code, detail] of refusals) {
        const refusal = answer(setState(web2, 'drain'), recorded(name));
        assert.deepEqual([refusal?.code, refusal?.detail, refusal?.server], [code, detail, 'web/web2'], name);
      }
      const unknown = answer(setState(web2, 'drain'), recorded('unknown'));
      assert.deepEqual(
        [unknown?.code, unknown?.detail?.startsWith('Unknown command')],
        ['unsupported', true],
      );
      assert.ok(answer(setState(web2, 'drain'), recorded('disabled-set-state')) instanceof Reloaded);
    });

    test('drain and health down in one line are one success or one refusal, whichever of the two was refused', () => {
      assert.equal(answer(takeDown(web2), recorded('take-down')), null);
      const refusals: [string, string, string][] = [
        ['take-down-nobody', 'not-found', 'No such server.'],
        ['take-down-no-drain', 'not-found', 'No such server.'],
        ['take-down-tracking', 'tracking', 'cannot change health on a tracking server.'],
        ['denied-take-down', 'permission-denied', 'Permission denied'],
      ];
      for (const [name, code, detail] of refusals) {
        const refusal = answer(takeDown(web2), recorded(name));
        assert.deepEqual([refusal?.code, refusal?.detail], [code, detail], name);
      }
    });

    test('a dump that is refused is a refusal, one of another command is nothing', () => {
      const nobody = () => answer(showServersState('nobody'), recorded('show-servers-state-of-nobody'));
      assert.throws(nobody, isFailure('not-found'));
      assert.equal(answer(showSessions(web2), recorded('denied-show-sess')), null);
      assert.equal(answer(showSessions(web2), recorded('show-sess'))?.count, 0);
      for (const command of [showInfo(), showServersState(), everything] as Command<unknown>[]) {
        assert.throws(() => answer(command, recorded('unknown')), isFailure('unsupported'));
        assert.throws(() => answer(command, recorded('show-table')), isFailure('not-haproxy'));
        assert.throws(() => answer(command, Buffer.from('\n> ')), isFailure('not-haproxy'));
      }
    });

    test('no beginning of a dump is a dump', () => {
      for (const [command, name] of [
        [showInfo(), 'show-info'],
        [showServersState(), 'show-servers-state'],
        [everything, 'show-stat'],
      ] as [Command<unknown>, string][]) {
        const text = recorded(name).subarray(0, -2).toString();
        for (let length = 0; length < text.length; length += 1) {
          assert.throws(
            () => command.read(text.slice(0, length)),
            isFailure('not-haproxy'),
            `${name}, ${length} bytes`,
          );
        }
        // Whole lines up to one that is cut, and then an end as it should be.
        const lines = text.split('\n').slice(0, -2);
        for (let last = 3; last < lines.length && name !== 'show-info'; last += 1) {
          const cut = [...lines.slice(0, last), lines[last]?.slice(0, -10), '', ''].join('\n');
          assert.throws(() => command.read(cut), isFailure('not-haproxy'), `${name}, line ${last}`);
        }
      }
    });
  });
}

test('a server that another thread has changed a moment ahead of the clock that is shown has changed now', () => {
  const text = recordedReply('3.0', 'show-servers-state').subarray(0, -2).toString();
  const changed = text.replace(/( web2 \S+ \d+ \d+ \d+ \d+) \d+ /, '$1 -1 ');
  assert.notEqual(changed, text);
  const row = showServersState()
    .read(changed)
    .find(({ key }) => key === 'web/web2');
  assert.equal(row?.rest.condition.changedSecondsAgo, 0);
  const garbled = showServersState()
    .read(changed.replace(' -1 ', ' -x '))
    .find(({ key }) => key === 'web/web2');
  assert.throws(() => garbled?.rest, { code: 'not-haproxy' });
});

test('a check’s words may hold commas, quotes and line breaks, and never pass for a row', () => {
  const texts = ['no disk, said "df"', 'a\nweb,web1,forged', 'x\n\n> ', ',,,', '""', ''];
  for (const version of RECORDED_VERSIONS) {
    const recorded = recordedReply(version, 'show-stat').subarray(0, -2).toString();
    const lines = recorded.split('\n');
    const at = lines[0]?.slice(2).split(',').indexOf('last_chk') ?? -1;
    for (const text of texts) {
      const row = lines.findIndex((line) => line.startsWith('odd,v6,'));
      const fields = lines[row]?.split(',') ?? [];
      fields[at] = `"${text.replaceAll('"', '""')}"`;
      const changed = lines.with(row, fields.join(',')).join('\n');
      const all = readStat(changed);
      const read = all.servers.find(({ server }) => server === 'v6');
      assert.equal(read?.traffic.lastCheck.endsWith(text), true, text);
      assert.deepEqual(all.servers.length, readStat(recorded).servers.length);
      const one = readStat(changed, (backend, server) => backend === 'web' && server === 'web1');
      assert.equal(one.servers.length, 1);
      assert.notEqual(one.servers[0]?.status, 'forged');
    }
  }
});

test('show info without a line that is needed is no reply, and one that a version does not have is not made up', () => {
  const LINES = ['Name: HAProxy', 'Version: 2.2.9', 'Nbproc: 4', 'Pid: 7', 'Uptime_sec: 5', 'CurrConns: 0'];
  const info = (...left: string[]) =>
    readInfo(`${LINES.filter((line) => !left.includes(line)).join('\n')}\n\n`);
  const { processes, node, startTimeSeconds, stopping } = info();
  assert.deepEqual([processes, node, startTimeSeconds, stopping], [4, '', null, false]);
  assert.equal(info('Nbproc: 4').processes, 1);
  for (const line of LINES.filter((one) => !/^N/.test(one))) assert.throws(() => info(line), Failure, line);
  assert.equal(readInfo(`${LINES.join('\n')}\nStopping: 1\n\n`).stopping, true);
});

test('sessions are counted by server, the oldest and the busiest clients told', () => {
  const line = (src: string, server: string, age: string) =>
    `0x7f: proto=tcpv4 src=${src} fe=fe be=web srv=${server} ts=00 epoch=0 age=${age} calls=1 rate=0\n`;
  const text = [
    line('10.0.0.1:5000', 'web1', '5s'),
    line('10.0.0.2:5001', 'web1', '1m5s'),
    line('10.0.0.2:5002', 'web1', '2h3m'),
    line('[::1]:5003', 'web1', '1d2h'),
    line('[::1]:5004', 'web1', '1s'),
    line('10.0.0.9:5004', 'web11', '9d'),
  ].join('');
  const summary = readSessions(`${text}\n`, 'web', 'web1');
  assert.deepEqual([summary.count, summary.oldestSeconds], [5, 86_400 + 2 * 3600]);
  assert.deepEqual(summary.clients[0], { address: '10.0.0.2', count: 2 });
  assert.deepEqual(summary.clients.map(({ address }) => address).sort(), ['10.0.0.1', '10.0.0.2', '[::1]']);
});

test('a name or a weight that could be a second command makes no line', () => {
  const injected = [
    's1;disable server web/web2;',
    's1\ndisable server web/web2',
    'a\0b',
    'a b',
    'a\\b',
    'a<<',
    'a/b',
    '#1',
    '',
  ];
  for (const name of injected) {
    assert.throws(
      () => setState({ backend: 'web', server: name }, 'maint'),
      isFailure('invalid-input'),
      name,
    );
    assert.throws(() => takeDown({ backend: name, server: 'web1' }), isFailure('invalid-input'), name);
    assert.throws(() => showServersState(name), isFailure('invalid-input'), name);
    assert.throws(() => setWeight(web2, name), isFailure('invalid-input'), name);
    assert.throws(
      () => showStat({ rows: 'server', backendId: '1', serverId: name }),
      isFailure('not-haproxy'),
      name,
    );
  }
});

function isFailure(code: string): (error: unknown) => boolean {
  return (error) => error instanceof Failure && error.code === code;
}
