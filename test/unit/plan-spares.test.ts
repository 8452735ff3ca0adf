/** Servers of a template that DNS has no address for: who is left out, and where that would be wrong. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { planChange } from '../../src/operation/plan/plan.ts';
import { sparesTakenElsewhere } from '../../src/operation/plan/spares-left-out.ts';
import type { Plan } from '../../src/operation/plan/target.ts';
import { lb, request, run } from './change-scene.ts';
import { snapshot, UNRESOLVED } from './plan-scene.ts';
import type { Given } from './servers.ts';

const FQDN = { fqdn: 'web.example' };
const SPARE: Given = { ...UNRESOLVED, ...FQDN };
const ANY = { minAvailable: { kind: 'count', value: 0 } } as const;

/** web1 resolved, web2 and web3 of no template; `spare` beside them. */
function plan(
  operation: 'drain' | 'maint' | 'ready' | 'weight',
  pattern: string,
  spare: Given = SPARE,
): Plan {
  return planChange(request(operation, ANY, pattern), snapshot(FQDN, { more: { 'web/web4': spare } }));
}

const keysOf = ({ targets }: Plan) => targets.map(({ key }) => key).join(' ');
const sparesOf = ({ spares }: Plan) => spares.map(({ server }) => server).join(' ');

describe('a spare', () => {
  test('is left out of whatever a glob picks, and the plan says so: as it is so at every deployment, no notice does', () => {
    for (const operation of ['drain', 'maint', 'ready'] as const)
      for (const pattern of ['*', 'web?', 'web[14]', 'web/web*', '!web3,web*']) {
        const left = plan(operation, pattern);
        assert.deepEqual([left.refusal, sparesOf(left)], [null, 'web4'], `${operation} ${pattern}`);
        assert.ok(!keysOf(left).includes('web4'));
        assert.match(
          left.words.lines.join('\n'),
          /^web\/web4 has no address from DNS, and others of the same name have one \(`server-template`\): it is left out\./m,
        );
        assert.doesNotMatch(left.words.notices.join('\n'), /web4/);
      }
  });

  test('is meant where it is named, whatever globs stand beside it, and where nobody else is picked', () => {
    for (const pattern of ['web4', 'web*,web4', 'web/web4', 'web[4]', 'w*/web4', '*4']) {
      const meant = plan('drain', pattern);
      assert.equal(meant.refusal?.code, 'dns-maintenance', pattern);
      assert.equal(sparesOf(meant), '');
      assert.equal(plan('maint', pattern).refusal, null);
    }
    // Named to be taken away it is not picked at all.
    assert.deepEqual(sparesOf(plan('drain', 'web*,!web4')), '');
  });

  test('gets a weight as any other: it is for whoever comes there', () => {
    const weight = plan('weight', '*');
    assert.deepEqual([sparesOf(weight), weight.targets.length], ['', 4]);
  });

  test('is only who is out by DNS alone, while others of the same name in its backend are not', () => {
    for (const given of [
      { ...SPARE, adminFlags: 33 },
      { ...SPARE, adminFlags: 40 },
      { ...SPARE, adminFlags: 34 },
      { ...SPARE, fqdn: 'other.example' },
      { ...SPARE, fqdn: '' },
    ]) {
      const left = plan('drain', '*', given);
      assert.equal(sparesOf(left), '', JSON.stringify(given));
    }
    const elsewhere = snapshot({}, { more: { 'web/web4': SPARE, 'api/api1': FQDN } });
    assert.equal(sparesOf(planChange(request('drain', ANY, '*'), elsewhere)), '');
  });
});

describe('on several load balancers', () => {
  const resolved = plan('maint', '*', FQDN);

  test('one that is left out on one and taken on another is a failure of the first', () => {
    const planned = [
      { name: 'lb1', plan: plan('maint', '*') },
      { name: 'lb2', plan: resolved },
    ];
    const [failure, ...others] = sparesTakenElsewhere(planned);
    assert.deepEqual(others, []);
    assert.deepEqual([failure?.code, failure?.loadBalancer], ['dns-maintenance', 'lb1']);
    assert.equal(
      failure?.message,
      'web/web4 has no address from DNS here, and has one on lb2: what is done there could not be done here.',
    );
  });

  test('left out on all, or taken on all, it is none', () => {
    for (const one of [plan('maint', '*'), resolved])
      assert.deepEqual(
        sparesTakenElsewhere([
          { name: 'lb1', plan: one },
          { name: 'lb2', plan: one },
        ]),
        [],
      );
  });

  test('nothing is sent to any of them', async () => {
    const [one, two] = [lb('lb1', FQDN), lb('lb2', FQDN)];
    for (const each of [one, two]) Object.assign(each.server('web/web2'), FQDN);
    Object.assign(one.server('web/web2'), {
      adminFlags: 32,
      operationalState: 0,
      status: 'MAINT (resolution)',
    });
    const { report } = await run(request('drain', ANY, '*'), [one, two]);
    assert.deepEqual([report.error?.code, report.result], ['dns-maintenance', 'failed']);
    assert.ok(![...one.calls, ...two.calls].some((call) => call.startsWith('set')));
  });
});
