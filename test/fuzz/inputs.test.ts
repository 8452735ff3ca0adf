/** Whatever stands in a `with:` block: values that are in their ranges, or one error that lists what is wrong. Nothing else is thrown. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { defaultOf, INPUT_NAMES, type Inputs, parseInputs, WrongInputs } from '../../src/action/inputs.ts';
import { formatDuration, parseDuration } from '../../src/duration.ts';
import { parseAddress } from '../../src/haproxy/address.ts';
import { parseSelection, pick, type Selection, splitList } from '../../src/operation/selection.ts';
import { runs } from './runs.ts';

const DAY = 86_400_000;
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(...'a1*?[]{},/!.-_: \n;\\<%@=', '..', '0-9', '\0', '\u202e', '\u00a0', 'web', '\r'),
    maxLength: 20,
  }),
);

/** Texts that each input takes, and others. */
const LIKELY: Record<string, string[]> = {
  address: ['127.0.0.1:9999', '/run/haproxy/admin.sock', 'lb1=[::1]:80', 'lb1=/a\nlb2=/b', 'tcp://h:1'],
  backend: ['*', 'web', 'web_*', 'web,api', '{a,b}'],
  server: ['web1', '*', 'web/web1', '!web1', 'web{1,12}', 'web[0-9]'],
  operation: ['drain', 'maint', 'ready', 'weight', 'status', 'enable', 'disable'],
  weight: ['0', '256', '257', '50%', '25600%', '-1', '1e2', '0x10'],
  'min-available': ['0', '1', '50%', '101%', '99999'],
  retries: ['0', '10', '11', '-1'],
};
const WORDS = [
  'true',
  'false',
  'required',
  'rollback',
  'keep',
  'never',
  'always',
  'continue',
  '30s',
  '1h30m',
  '0',
  '25h',
  '1ms',
  '',
];

/** What has no default. */
const GOOD: Record<string, string[]> = {
  address: ['127.0.0.1:9999', '/run/haproxy/admin.sock'],
  server: ['web1', 'web/*'],
  operation: ['drain', 'maint', 'ready', 'weight'],
  weight: ['', '50%'],
};

const given = fc.record(
  Object.fromEntries(
    INPUT_NAMES.map((name) => [
      name,
      fc.oneof(
        { weight: 20, arbitrary: fc.constantFrom(...(GOOD[name] ?? [defaultOf(name)])) },
        { weight: 4, arbitrary: fc.constantFrom(...(LIKELY[name] ?? WORDS)) },
        { weight: 1, arbitrary: anything },
      ),
    ]),
  ),
);

function parsed(values: Record<string, string>): Inputs | WrongInputs {
  try {
    return parseInputs((name) => values[name] ?? '');
  } catch (error) {
    if (error instanceof WrongInputs) return error;
    throw error;
  }
}

/** Letters of names and of globs, and nothing that means anything on a command line. */
const GLOB = /^[A-Za-z0-9_.:*?[\]{},-]+$/;

describe('Inputs', () => {
  test('are values within their ranges, or WrongInputs and nothing else', () => {
    let accepted = 0;
    fc.assert(
      fc.property(given, (values) => {
        const inputs = parsed(values);
        if (inputs instanceof WrongInputs) {
          assert.ok(inputs.faults.length > 0);
          for (const fault of inputs.faults)
            assert.ok(
              [...INPUT_NAMES, 'with'].some((name) => fault.startsWith(`${name}: `)),
              fault,
            );
          return;
        }
        accepted += 1;
        assertWithinRanges(inputs);
      }),
      runs(4_000),
    );
    assert.ok(accepted > 20, `only ${accepted} were right`);
  });

  test('of one input that may be anything: the error is about that input', () => {
    const good = { address: '/run/x', backend: '*', server: 'web1', operation: 'ready' };
    fc.assert(
      fc.property(fc.constantFrom(...INPUT_NAMES), anything, (name, text) => {
        const inputs = parsed({ ...good, [name]: text });
        if (inputs instanceof WrongInputs && name !== 'operation')
          for (const fault of inputs.faults)
            assert.ok(fault.startsWith(`${name}: `) || /^(server|backend): /.test(fault), fault);
        if (!(inputs instanceof WrongInputs)) assertWithinRanges(inputs);
      }),
      runs(4_000),
    );
  });
});

function assertWithinRanges({ request, connection, addresses }: Inputs): void {
  const { selection, drainTimeoutMs, healthTimeoutMs, minAvailable, weight } = request;
  for (const glob of selection.backends) assert.match(glob, GLOB);
  for (const { backend, server } of selection.servers) {
    assert.match(server, GLOB);
    if (backend !== null) assert.match(backend, GLOB);
  }
  for (const ms of [drainTimeoutMs, healthTimeoutMs]) assert.ok(ms >= 0 && ms <= DAY);
  const { connectTimeout, commandTimeout, retries, retryDelay } = connection;
  for (const ms of [connectTimeout, commandTimeout]) assert.ok(ms >= 1 && ms <= 3_600_000);
  assert.ok(retryDelay >= 0 && retryDelay <= 60_000);
  assert.ok(Number.isInteger(retries) && retries >= 0 && retries <= 10);
  assert.ok(minAvailable.value >= 0 && (minAvailable.kind === 'count' || minAvailable.value <= 100));
  if (weight) assert.ok(weight.value >= 0 && weight.value <= (weight.kind === 'absolute' ? 256 : 25_600));
  if (request.operation === 'weight') assert.notEqual(weight, null);
  assert.ok(addresses.length > 0);
}

describe('An address', () => {
  const host = fc.oneof(
    fc.domain(),
    fc.ipV4(),
    fc.ipV6().map((ip) => `[${ip}]`),
  );
  test('of any text is coordinates that a system takes, or a fault', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          fc
            .constantFrom('tcp://', 'unix@', 'ipv6@', '/', '[')
            .chain((start) => anything.map((rest) => start + rest)),
        ),
        (text) => {
          const result = parseAddress(text);
          if (!result.ok) {
            assert.notEqual(result.fault, '');
            return;
          }
          const { transport } = result.value;
          if (transport.kind === 'unix') assert.match(transport.path, /^\/[^\x00-\x1f\x7f]*$/);
          else
            assert.ok(
              Number.isInteger(transport.port) &&
                transport.port >= 1 &&
                transport.port <= 65_535 &&
                !/[\s@/]/.test(transport.host),
            );
        },
      ),
      runs(4_000),
    );
  });

  test('of a host and a port is that host and that port', () => {
    fc.assert(
      fc.property(
        host,
        fc.integer({ min: 1, max: 65_535 }),
        fc.constantFrom('', 'tcp://', 'lb1='),
        (name, port, start) => {
          const result = parseAddress(`${start}${name}:${port}`);
          assert.ok(result.ok, `${start}${name}:${port}`);
          assert.deepEqual(result.value.transport, {
            kind: 'tcp',
            host: name.replace(/^\[|\]$/g, ''),
            port,
            family: 0,
          });
        },
      ),
      runs(1_000),
    );
  });

  test('that holds a password never shows it', () => {
    fc.assert(
      fc.property(anything, anything, (before, after) => {
        const result = parseAddress(`${before}:geheim@${after}`);
        assert.ok(!result.ok || result.value.transport.kind === 'unix');
        if (!result.ok) assert.doesNotMatch(result.fault, /geheim/);
      }),
      runs(1_000),
    );
  });
});

describe('A selection', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9_.:-]{1,8}$/);
  const servers = fc.uniqueArray(fc.record({ backend: name, server: name }), {
    minLength: 1,
    maxLength: 12,
    selector: ({ backend, server }) => `${backend}/${server}`,
  });

  function picked(selection: Selection, existing: { backend: string; server: string }[]) {
    return pick(selection, existing, [...new Set(existing.map(({ backend }) => backend))]);
  }

  test('of plain names picks exactly those that are called so', () => {
    fc.assert(
      fc.property(servers, fc.nat(), (existing, index) => {
        const wanted = existing[index % existing.length];
        assert.ok(wanted);
        const both = parseSelection('*', `${wanted.backend}/${wanted.server}`);
        assert.ok(both.ok);
        assert.deepEqual(picked(both.value, existing).servers, [wanted]);
        const plain = parseSelection(wanted.backend, wanted.server);
        assert.ok(plain.ok);
        assert.deepEqual(picked(plain.value, existing).servers, [wanted]);
      }),
      runs(1_000),
    );
  });

  test('picks only servers that exist, each once, and says so of every pattern that picked none', () => {
    fc.assert(
      fc.property(servers, anything, anything, (existing, backend, server) => {
        const parsed = parseSelection(backend, server);
        if (!parsed.ok) {
          assert.ok(parsed.faults.length > 0);
          return;
        }
        const found = picked(parsed.value, existing);
        assert.equal(new Set(found.servers).size, found.servers.length);
        for (const one of found.servers) assert.ok(existing.includes(one));
        assert.ok(found.servers.length > 0 || found.unmatched.length > 0);
      }),
      runs(3_000),
    );
  });

  test('splits a list into items without blanks around them, and loses nothing else', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const items = splitList(text);
        for (const item of items) assert.ok(item !== '' && item === item.trim() && !item.includes('\n'));
        const letters = (list: string): string => list.replace(/[\s,]/g, '');
        assert.equal(letters(items.join('')), letters(text));
      }),
      runs(1_000),
    );
  });
});

describe('A duration', () => {
  test('is read as it is written', () => {
    const parts = fc.tuple(fc.nat(99), fc.nat(59), fc.nat(59), fc.nat(999));
    fc.assert(
      fc.property(parts, ([h, m, s, ms]) => {
        assert.deepEqual(parseDuration(`${h}h${m}m${s}s${ms}ms`), {
          ok: true,
          value: ((h * 60 + m) * 60 + s) * 1_000 + ms,
        });
      }),
      runs(500),
    );
  });

  test('of any text is a number of milliseconds or a fault', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('0', '9', 'h', 'm', 's', '.', '-', ' ', 'e'), maxLength: 12 }),
        (text) => {
          const result = parseDuration(text);
          assert.ok(result.ok ? result.value >= 0 : result.fault !== '');
        },
      ),
      runs(2_000),
    );
  });

  test('is shown without ever being rounded up', () => {
    const UNITS: Record<string, number> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };
    fc.assert(
      fc.property(fc.nat(DAY), (ms) => {
        const shown = [...formatDuration(ms).matchAll(/([\d.]+)(ms|h|m|s)/g)];
        const value = shown.reduce(
          (sum, [, amount, unit = '']) => sum + Number(amount) * (UNITS[unit] ?? 0),
          0,
        );
        assert.ok(value <= ms + 1e-6 && ms - value < 60_000, `${ms}: ${formatDuration(ms)}`);
      }),
      runs(2_000),
    );
  });
});
