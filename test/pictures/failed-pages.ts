/** Summaries of steps that failed, put back or not. */
import { parseInputs } from '../../src/action/inputs/inputs.ts';
import { WrongInputs } from '../../src/action/inputs/wrong-inputs.ts';
import { summaryOf } from '../../src/action/report/summary.ts';
import { Failure } from '../../src/errors.ts';
import type { OnDrainTimeout } from '../../src/operation/request.ts';
import { report } from '../unit/action-samples.ts';
import { request } from '../unit/change-scene.ts';
import {
  busy,
  fading,
  farm,
  first,
  namesOf,
  OUT,
  type Page,
  serversOf,
  sicken,
  step,
  WAYS,
} from './scenes.ts';

/** In the order in which they are worth a look. */
export async function failedPages(): Promise<Page[]> {
  return [
    await drainTimeout('drain-timeout', 'rollback'),
    await drainTimeout('drain-timeout-kept', 'keep'),
    await guard(),
    await step('not-found', request('maint', {}, 'web13'), [farm('lb1', 12)], { code: 'not-found' }),
    await rollback(),
    await rollbackFailed(),
    await unhealthy(),
    await cannotConnect(),
    await cancelled(),
    wrongInputs(),
    await hundredsStuck(),
  ];
}

/** Nothing listens where this load balancer is. */
export function lost(loadBalancer: string): Failure {
  return new Failure(
    'connect-failed',
    `Could not connect: connect ECONNREFUSED ${loadBalancer}.example.com:9999`,
    {
      loadBalancer,
      hint: 'Nothing listens there: is HAProxy running, and is the tunnel up?',
    },
  );
}

function drainTimeout(name: string, onDrainTimeout: OnDrainTimeout): Promise<Page> {
  const lb = farm('lb1', 3, first(busy(42)));
  const clients = [
    { address: '10.0.3.7', count: 2 },
    { address: '10.0.3.9', count: 1 },
  ];
  lb.sessionsOf = async () => ({ count: 3, oldestSeconds: 8_040, clients });
  const meanwhile = fading(serversOf(lb, 1), 60_000, 3);
  return step(name, request('maint', { onDrainTimeout }), [lb], { code: 'drain-timeout', meanwhile });
}

function guard(): Promise<Page> {
  const lbs = [farm('lb1', 3), farm('lb2', 3, (number) => (number === 3 ? OUT : {}))];
  const asked = request('maint', { minAvailable: { kind: 'count', value: 2 } });
  return step('guard', asked, lbs, { code: 'guard' });
}

/** The second load balancer refuses to go on. */
function rollback(): Promise<Page> {
  const [lb1, lb2] = [farm('lb1', 3, () => busy(2)), farm('lb2', 3, () => busy(2))];
  lb2.before = (call) => {
    if (!call.startsWith('setStates web/web1=maint')) return;
    throw new Failure('refused', 'HAProxy refused to set web/web1 to maint.', {
      loadBalancer: 'lb2',
      servers: ['web/web1'],
      detail: 'Proxy is disabled.',
      hint: 'The process that answers is on its way out after a reload: run the step again.',
    });
  };
  return step('rollback', request('maint'), [lb1, lb2], {
    code: 'refused',
    meanwhile: async (clock, cancel) => {
      await fading([...serversOf(lb1, 1), ...serversOf(lb2, 1)], 2_000)(clock, cancel);
      await clock.advance(3_000);
      for (const lb of [lb1, lb2]) lb.prove('web/web1');
    },
  });
}

/** Nobody can say what became of the second load balancer, and on the first no health check runs any more. */
function rollbackFailed(): Promise<Page> {
  const [lb1, lb2] = [farm('lb1', 3), farm('lb2', 3)];
  let isLost = false;
  lb2.before = (call) => {
    if (isLost) throw lost('lb2');
    isLost = call.startsWith('setStates');
  };
  const asked = request('maint', {}, 'web1,web2');
  return step('rollback-failed', asked, [lb1, lb2], { code: 'connect-failed' });
}

function unhealthy(): Promise<Page> {
  const both = ['lb1', 'lb2'].map((name) => farm(name, 3, first(OUT)));
  return step('unhealthy', request('ready'), both, {
    code: 'unhealthy',
    meanwhile: async (clock) => {
      await clock.advance(2_000);
      for (const lb of both) sicken(lb, 'web/web1');
    },
  });
}

function cannotConnect(): Promise<Page> {
  const [lb1, lb2] = [farm('lb1', 3), farm('lb2', 3)];
  lb2.before = () => {
    throw lost('lb2');
  };
  return step('cannot-connect', request('maint'), [lb1, lb2], { code: 'connect-failed' });
}

function cancelled(): Promise<Page> {
  const lb = farm('lb1', 3, () => busy(9));
  return step('cancelled', request('maint'), [lb], {
    code: 'cancelled',
    meanwhile: async (clock, cancel) => {
      await clock.advance(2_000);
      cancel();
    },
  });
}

function wrongInputs(): Page {
  const given: Record<string, string> = {
    address: '127.0.0.1:9999',
    operation: 'maint',
    'drain-timeout': '60',
  };
  try {
    parseInputs((name) => given[name] ?? '');
  } catch (error) {
    if (!(error instanceof WrongInputs)) throw error;
    const failed = report({ operation: 'maint', result: 'failed', error });
    return { name: 'wrong-inputs', markdown: summaryOf(failed, null, WAYS) };
  }
  throw new Error('These inputs are not wrong');
}

/** Of three hundred servers four keep their sessions. */
function hundredsStuck(): Promise<Page> {
  const lb = farm('lb1', 320, (number) => busy(number % 9));
  const servers = serversOf(lb, 300).filter((_, index) => index % 80 !== 4);
  return step('failed-300-servers', request('maint', { onDrainTimeout: 'keep' }, namesOf(300)), [lb], {
    code: 'drain-timeout',
    meanwhile: fading(servers, 20_000),
  });
}
