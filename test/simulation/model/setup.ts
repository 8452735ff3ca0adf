/** What stands in haproxy.cfg, as far as the model knows it, and what of it a Runtime API shows to nobody. */
import type { AdminState, Backend } from '../../../src/haproxy/server.ts';

export interface CheckSetup {
  interMs: number;
  /** `fastinter`: while it is neither wholly up nor wholly down. */
  fastInterMs: number;
  /** From its start to its answer. */
  takesMs: number;
  rise: number;
  fall: number;
}

/** What an agent answers; `''`: nothing to say. */
export type AgentAnswer = 'ready' | 'drain' | 'maint' | 'up' | 'down' | '' | '50%' | '100%';

export interface AgentSetup {
  interMs: number;
  answer: AgentAnswer;
}

export interface ServerSetup {
  backend: string;
  server: string;
  /** Of the application behind it: servers of one address are one machine. */
  address: string;
  weight: number;
  check: CheckSetup | null;
  agent: AgentSetup | null;
  tracks: string | null;
  backup: boolean;
  /** 0: no limit. */
  maxconn: number;
  slowStartMs: number;
  /** `disabled` */
  disabled: boolean;
  /** Whose addresses it has: of a `server-template`, whose slots wait for one until there is one for them. Missing where none is. */
  name?: { fqdn: string; isWaiting: boolean };
  /** `on-marked-down shutdown-sessions` */
  cutsWhenDown: boolean;
  /** `on-marked-up shutdown-backup-sessions` */
  cutsBackupsWhenUp: boolean;
}

export interface BackendSetup {
  retries: number;
  /** `option redispatch` */
  redispatch: boolean;
  sticky: Backend['sticky'];
}

/** What somebody had set at run time before the story begins. */
export interface SetBefore {
  state: AdminState;
  weight: number | null;
  checksOff: boolean;
}
