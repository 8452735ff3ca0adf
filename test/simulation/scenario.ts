/** A whole world as data, from which everything in it follows: what is made from a seed, shrunk when it fails, and run again. */

import type { AdminState } from '../../src/haproxy/server.ts';
import type { ChangeRequest, RollingRequest } from '../../src/operation/request.ts';
import type { ApplicationState } from './model/application.ts';
import type { ConfigurationChange, StateFile } from './model/haproxy.ts';
import type { WaySetup } from './model/port.ts';
import type { AgentAnswer, BackendSetup, ServerSetup, SetBefore } from './model/setup.ts';
import type { SilenceSetup } from './model/silence.ts';
import type { Binding } from './model/traffic.ts';

/** What a step of a job is asked for. */
export type StepRequest = ChangeRequest | RollingRequest;

export interface Scenario {
  seed: number;
  /** The same on every load balancer. */
  servers: ServerSetup[];
  backends: Record<string, BackendSetup>;
  /** By `BACKEND/SERVER`. */
  before: Record<string, SetBefore>;
  loadBalancers: LoadBalancerSetup[];
  /** By address. Those that are not named are up. */
  applications: Record<string, ApplicationState>;
  job: JobSetup;
  /** A second job on the same load balancers. */
  rival: JobSetup | null;
  events: TimedEvent[];
}

export interface LoadBalancerSetup {
  name: string;
  way: WaySetup;
  clients: ClientSetup[];
  uptimeSeconds: number;
  /** Just before the story it was reloaded, and the process before still serves. */
  reloadedBefore: boolean;
}

export interface ClientSetup {
  backend: string;
  binding: Binding;
  boundTo: string | null;
  everyMs: number;
  lengthMs: number;
}

export interface JobSetup {
  startsAt: number;
  steps: StepRequest[];
  /** Between its steps. */
  deploy: DeploySetup | null;
  /** Of its rolling steps. */
  script: ScriptSetup | null;
  end: JobEnd;
  /** How the job ends, if no step of it fails. */
  status: 'success' | 'failure';
  /** From the last step to the posts. */
  postAfterMs: number;
  /** One of its ways falls silent. */
  silence: SilenceSetup | null;
  /** Its steps run whatever has become of those before them, as with `if: always()`. */
  goesOn: boolean;
}

export type JobEnd = { kind: 'whole' } | { kind: 'killed' | 'cancelled'; at: number };

/** What happens to the application when nobody is served there any more. */
export interface DeploySetup {
  stopAfterMs: number;
  downMs: number;
  startingMs: number;
  /** What comes of it in the end. */
  becomes: ApplicationState;
}

/** The script of a rolling step. */
export interface ScriptSetup {
  /** `run-timeout`; 0: none. */
  timeoutMs: number;
  /** What it does in each batch, the last of them in all that come after. Never empty. */
  runs: ScriptRun[];
}

export interface ScriptRun {
  /** What it does to the applications of its batch; null: nothing. */
  deploy: DeploySetup | null;
  /** It waits for what becomes of them. */
  waits: boolean;
  /** What else it does takes this long. */
  lastsMs: number;
  /** null: it does not end by itself. */
  exitCode: number | null;
}

export type TimedEvent = { at: number } & WorldEvent;

export type WorldEvent =
  | { kind: 'set state'; loadBalancer: string; key: string; state: AdminState }
  | { kind: 'set weight'; loadBalancer: string; key: string; weight: number }
  | { kind: 'switch checks'; loadBalancer: string; key: string; on: boolean }
  | { kind: 'switch agent'; loadBalancer: string; key: string; on: boolean }
  | {
      kind: 'reload';
      loadBalancer: string;
      stateFile: StateFile;
      changes: ConfigurationChange[];
      idle: number;
    }
  | { kind: 'hang'; loadBalancer: string; ms: number }
  | { kind: 'die'; loadBalancer: string; backAfterMs: number | null }
  | { kind: 'replace'; loadBalancer: string; key: string; address: string | null }
  | { kind: 'unresolved'; loadBalancer: string; key: string; forMs: number }
  | { kind: 'add'; loadBalancer: string; server: ServerSetup }
  | { kind: 'resolve'; loadBalancer: string; key: string }
  | { kind: 'set health'; loadBalancer: string; key: string; health: 'down' | 'stopping' }
  | { kind: 'cut'; loadBalancer: string; key: string }
  | { kind: 'set maxconn'; loadBalancer: string; key: string; maxconn: number }
  | { kind: 'clear counters'; loadBalancer: string }
  | { kind: 'set address'; loadBalancer: string; key: string; address: string }
  | { kind: 'application'; address: string; becomes: ApplicationState }
  | { kind: 'agent says'; key: string; answer: AgentAnswer };
