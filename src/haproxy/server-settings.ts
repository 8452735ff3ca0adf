/** What can be set on a server, as one value: whatever is new here is saved, compared, put back and told by itself. Pure. */
import type { AdminState, CheckSetting, Server } from './server.ts';

/** A check that is configured, on or off. */
export type CheckSwitch = Exclude<CheckSetting, 'none'>;

/** Each can be set by itself, and what is missing is left as it is. */
export interface ServerSettings {
  /** The forced state: what somebody else's cause adds to it is not ours. */
  state?: AdminState;
  /** 0 to 256 */
  weight?: number;
  /** HAProxy's own health checks. */
  checks?: CheckSwitch;
  /** Its agent check. */
  agent?: CheckSwitch;
}

export type Setting = keyof ServerSettings;

/** All settings of a server: which checks it has hangs on its configuration. */
export type AllSettings = ServerSettings & Required<Pick<ServerSettings, 'state' | 'weight'>>;

/** All settings of a server. A check that is not configured is neither on nor off. */
export function settingsOf({ forced, weight, checks, agent }: Server): AllSettings {
  return {
    state: forced,
    weight,
    ...(checks === 'none' ? {} : { checks }),
    ...(agent === 'none' ? {} : { agent }),
  };
}

/** Who is let in: nobody, bound clients, or everybody. At weight 0 a server is as good as in drain. */
export function openness({
  state,
  weight,
}: Pick<AllSettings, 'state'> & Pick<ServerSettings, 'weight'>): 0 | 1 | 2 {
  if (state === 'maint') return 0;
  return state === 'drain' || weight === 0 ? 1 : 2;
}

/** Those of `wanted` that are otherwise in `now`. A check that is not there, as after a reload, cannot be otherwise. */
export function differences(wanted: ServerSettings, now: ServerSettings): ServerSettings {
  const { state, weight, checks, agent } = wanted;
  return {
    ...(state === undefined || state === now.state ? {} : { state }),
    ...(weight === undefined || weight === now.weight ? {} : { weight }),
    ...(checks === undefined || checks === (now.checks ?? checks) ? {} : { checks }),
    ...(agent === undefined || agent === (now.agent ?? agent) ? {} : { agent }),
  };
}

export function isEmpty(settings: ServerSettings): boolean {
  return Object.keys(settings).length === 0;
}

/** `maint`, `weight 7`, `ready, weight 7, agent checks enabled`. */
export function describe({ state, weight, checks, agent }: ServerSettings): string {
  return [
    ...(state === undefined ? [] : [state]),
    ...(weight === undefined ? [] : [`weight ${weight}`]),
    ...(checks === undefined ? [] : [`health checks ${checks}`]),
    ...(agent === undefined ? [] : [`agent checks ${agent}`]),
  ].join(', ');
}

/** The same of a server as it is: of its checks only those that are off, or that are otherwise than somebody had them. */
export function describeServer(server: Server, otherwise: readonly Setting[]): string {
  const settings = settingsOf(server);
  const isOff = (check: 'checks' | 'agent') => settings[check] === 'disabled';
  const off = (['checks', 'agent'] as const).filter(isOff);
  return describe(pick(settings, ['state', 'weight', ...off, ...otherwise]));
}

/** Which of them are there. */
export function settingsIn(settings: ServerSettings): Setting[] {
  return (['state', 'weight', 'checks', 'agent'] as const).filter((name) => settings[name] !== undefined);
}

/** Only these of them. */
export function pick(settings: ServerSettings, wanted: readonly Setting[]): ServerSettings {
  const { state, weight, checks, agent } = settings;
  return {
    ...(state !== undefined && wanted.includes('state') ? { state } : {}),
    ...(weight !== undefined && wanted.includes('weight') ? { weight } : {}),
    ...(checks !== undefined && wanted.includes('checks') ? { checks } : {}),
    ...(agent !== undefined && wanted.includes('agent') ? { agent } : {}),
  };
}
