/** Whatever stands in a `with:` block: values that are in their ranges, or one error that lists what is wrong. Nothing else is thrown. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { defaultOf, INPUT_NAMES, type Inputs, parseInputs } from '../../src/action/inputs/inputs.ts';
import { WrongInputs } from '../../src/action/inputs/wrong-inputs.ts';
import { formatDuration, parseDuration } from '../../src/duration.ts';
import { type ChangeRequest, isChange, isDrain } from '../../src/operation/request.ts';
import { anything } from './any-text.ts';
import { runs } from './runs.ts';

const DAY_MS = 86_400_000;
/** Texts that each input takes, and others. */
const LIKELY: Record<string, string[]> = {
  address: ['127.0.0.1:9999', '/run/haproxy/admin.sock', 'lb1=[::1]:80', 'lb1=/a\nlb2=/b', 'tcp://h:1'],
  backend: ['*', 'web', 'web_*', 'web,api', '{a,b}'],
  server: ['web1', '*', 'web/web1', '!web1', 'web{1,12}', 'web[0-9]'],
  operation: ['drain', 'maint', 'ready', 'weight', 'status', 'enable', 'disable'],
  weight: ['0', '256', '257', '50%', '25600%', '-1', '1e2', '0x10'],
  'min-available': ['0', '1', '50%', '101%', '99999'],
  retries: ['0', '10', '11', '-1'],
  'max-load': ['', '80%', '100%', '101%', '0%', '80'],
  'quiet-for': ['0', '30s', '60s', '25h'],
  ramp: ['', '10%,50%,100%', '1\n256', '0,1', '50%', '1,257'],
  'health-checks': ['keep', 'enable', 'disable', 'enabled'],
  'agent-checks': ['keep', 'enable', 'disable', 'true'],
  // Each is wrong without the other.
  username: [''],
  password: [''],
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
  ramp: [''],
};

const given = fc.record(
  Object.fromEntries(
    INPUT_NAMES.map((name) => [
      name,
      fc.oneof(
        { weight: 30, arbitrary: fc.constantFrom(...(GOOD[name] ?? [defaultOf(name)])) },
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
  const { selection } = request;
  for (const glob of selection.backends) assert.match(glob, GLOB);
  for (const { backend, server } of selection.servers) {
    assert.match(server, GLOB);
    if (backend !== null) assert.match(backend, GLOB);
  }
  const { connectTimeoutMs, commandTimeoutMs, retries, retryDelayMs } = connection;
  for (const ms of [connectTimeoutMs, commandTimeoutMs]) assert.ok(ms >= 1 && ms <= 3_600_000);
  assert.ok(retryDelayMs >= 0 && retryDelayMs <= 60_000);
  assert.ok(Number.isInteger(retries) && retries >= 0 && retries <= 10);
  assert.ok(addresses.length > 0);
  if (isChange(request)) assertChangeWithinRanges(request);
}

function assertChangeWithinRanges(request: ChangeRequest): void {
  const { minAvailable, healthTimeoutMs } = request;
  const weight = 'weight' in request ? request.weight : null;
  const timeouts = isDrain(request) ? [request.drainTimeoutMs, healthTimeoutMs] : [healthTimeoutMs];
  for (const ms of timeouts) assert.ok(ms >= 0 && ms <= DAY_MS);
  assert.ok(minAvailable.value >= 0 && (minAvailable.kind === 'count' || minAvailable.value <= 100));
  if (weight) assert.ok(weight.value >= 0 && weight.value <= (weight.kind === 'absolute' ? 256 : 25_600));
  if (request.operation === 'weight') assert.notEqual(weight, null);
  const { maxLoad = 1 } = request;
  assert.ok(maxLoad >= 1 && maxLoad <= 100);
  if (isDrain(request) && request.quietForMs !== undefined)
    assert.ok(request.quietForMs > 0 && request.quietForMs < request.drainTimeoutMs);
  const ramp = 'ramp' in request ? request.ramp : undefined;
  if (ramp === undefined) return;
  assert.ok(ramp.steps.length >= 2 && ramp.steps.every(({ value }) => value > 0));
  assert.deepEqual(weight, ramp.steps.at(-1));
}

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
      fc.property(fc.nat(DAY_MS), (ms) => {
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
