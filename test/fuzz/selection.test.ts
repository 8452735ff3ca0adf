/** Addresses and selections of any text: understood as what they say, or refused; never something else picked than is meant. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseAddress } from '../../src/haproxy/address.ts';
import { anyGlobOf, globOf } from '../../src/operation/plan/glob.ts';
import { parseSelection, type Selection, select, splitList } from '../../src/operation/plan/selection.ts';
import { anything } from './any-text.ts';
import { runs } from './runs.ts';

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
          else if (transport.port !== null)
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
    return select(selection, existing, [...new Set(existing.map(({ backend }) => backend))]);
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

  test('is asked of many names at once as of each glob by itself', () => {
    const token = fc.constantFrom('a', 'b', '1', '.', '-', '?', '*', '[a-c1]', '[.b]', '{a,b1}', '{}');
    const glob = fc.array(token, { minLength: 1, maxLength: 4 }).map((tokens) => tokens.join(''));
    const short = fc.stringMatching(/^[ab1.-]{1,4}$/);
    fc.assert(
      fc.property(fc.array(glob, { maxLength: 4 }), fc.array(short, { minLength: 1 }), (globs, names) => {
        const any = anyGlobOf(globs);
        for (const name of names)
          assert.equal(
            any(name),
            globs.some((one) => globOf(one)(name)),
          );
      }),
      runs(1_000),
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
