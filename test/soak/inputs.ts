/** The inputs of a planned operation, as a workflow would give them. Pure. */
import { WEIGHT } from '../lab/judge.ts';
import type { Planned } from './plan.ts';

/** Of the scene's time, for one reply: short where a fault is waited for, long where only the machine can be late. */
const FAULTY_MS = 700;
const PATIENT_MS = 8_000;
/** Long enough for every request of the load, ms; too short for the sessions that stay. */
const DRAIN_MS = 20_000;
const STAYING_MS = 500;
const UNHEALTHY_MS = 700;
/** Where somebody switches the checks off, nobody waits for a proof for as long as a busy machine may need. */
const UNCHECKED_MS = 5_000;
const HEALTH_MS = 20_000;

/** @param script what a rolling step runs @param patient more time for each reply */
export function inputsOf(
  plan: Planned,
  addresses: readonly string[],
  { script, patient = false }: { script: string; patient?: boolean },
): Record<string, string> {
  const { operation, trouble, beside, variant } = plan;
  const address = addresses.join('\n');
  const servers = trouble === 'no such server' ? ['web/none', ...plan.servers.slice(1)] : plan.servers;
  const selected = { address, server: servers.join(', ') };
  const way = beside.kind === 'fault' ? wayOf(patient) : {};
  if (operation === null) return { address, 'max-age': '0', ...way };
  if (operation === 'status') return { ...selected, operation, ...way };
  const spared = trouble === 'none can be spared' ? { 'min-available': '3' } : {};
  const common = {
    ...selected,
    ...way,
    ...spared,
    'on-error': plan.onError,
    restore: plan.restore,
    'health-timeout': `${healthMsOf(plan)}ms`,
  };
  const isSticky = plan.servers.some((server) => server.startsWith('web/'));
  const drain = {
    'drain-timeout': `${trouble === 'sessions stay' ? STAYING_MS : DRAIN_MS}ms`,
    'on-drain-timeout': plan.onDrainTimeout,
    // Whoever is bound by a cookie is never quiet for so long.
    ...(variant % 5 === 0 && trouble === 'none' && !isSticky ? { 'quiet-for': '200ms' } : {}),
  };
  if (operation === 'rolling')
    return { ...common, ...drain, run: script, 'batch-size': variant % 3 === 0 ? '50%' : '1' };
  const { checks, agent } = plan.switches;
  return {
    ...common,
    operation,
    'health-checks': checks,
    'agent-checks': agent,
    ...(operation === 'drain' || operation === 'maint' ? drain : {}),
    ...weightsOf(plan),
    ...(plan.kind === 'hold' ? { hold: 'true' } : {}),
  };
}

function healthMsOf({ trouble, beside }: Planned): number {
  if (trouble === 'unhealthy') return UNHEALTHY_MS;
  const isUnchecked = beside.kind === 'somebody' && beside.meddling === 'switches checks off';
  return isUnchecked ? UNCHECKED_MS : HEALTH_MS;
}

function weightsOf({ kind, operation, variant }: Planned): Record<string, string> {
  if (kind === 'ramp') {
    const ramp = operation === 'weight' ? `70%,${WEIGHT.goal}%` : '10%,50%,100%';
    return { ramp, 'ramp-interval': `${50 + (variant % 4) * 50}ms` };
  }
  return operation === 'weight' ? { weight: String(WEIGHT.goal) } : {};
}

function wayOf(patient: boolean): Record<string, string> {
  const timeout = `${patient ? PATIENT_MS : FAULTY_MS}ms`;
  return { 'connect-timeout': timeout, 'command-timeout': timeout, retries: '2', 'retry-delay': '20ms' };
}
