/** What can be set on a server, as one value: whatever is new here is saved, compared, put back and told by itself. Pure. */
import type { AdminState, Server } from './server.ts';

/** Each can be set by itself, and what is missing is left as it is. */
export interface ServerSettings {
  /** The forced state: what somebody else's cause adds to it is not ours. */
  state?: AdminState;
  /** 0 to 256 */
  weight?: number;
}

export type Setting = keyof ServerSettings;

/** All settings of a server. */
export function settingsOf({ forced, weight }: Server): Required<ServerSettings> {
  return { state: forced, weight };
}

/** Those of `wanted` that are otherwise in `now`. */
export function differences(wanted: ServerSettings, now: ServerSettings): ServerSettings {
  const { state, weight } = wanted;
  return {
    ...(state === undefined || state === now.state ? {} : { state }),
    ...(weight === undefined || weight === now.weight ? {} : { weight }),
  };
}

export function isEmpty(settings: ServerSettings): boolean {
  return Object.keys(settings).length === 0;
}

/** `maint`, `weight 7`, `ready, weight 7`. */
export function describe({ state, weight }: ServerSettings): string {
  return [
    ...(state === undefined ? [] : [state]),
    ...(weight === undefined ? [] : [`weight ${weight}`]),
  ].join(', ');
}

/** Which of them are there. */
export function settingsIn(settings: ServerSettings): Setting[] {
  const { state, weight } = settings;
  return [
    ...(state === undefined ? [] : (['state'] as const)),
    ...(weight === undefined ? [] : (['weight'] as const)),
  ];
}

/** Only these of them. */
export function pick(settings: ServerSettings, wanted: readonly Setting[]): ServerSettings {
  const { state, weight } = settings;
  return {
    ...(state !== undefined && wanted.includes('state') ? { state } : {}),
    ...(weight !== undefined && wanted.includes('weight') ? { weight } : {}),
  };
}
