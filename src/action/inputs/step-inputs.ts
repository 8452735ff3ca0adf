/** What the main action and `rolling` have in common once their inputs are read. */
import type { Credentials } from '../../haproxy/credentials.ts';
import type { Message } from '../../operation/report.ts';
import type { OnError, StepOperation } from '../../operation/request.ts';
import type { GivenAddress } from './addresses.ts';
import type { ConnectionLimits } from './groups.ts';

/** What every step is asked for, as far as it is nobody else's business what it does. */
export interface StepInputs {
  addresses: GivenAddress[];
  request: { operation: StepOperation; onError?: OnError };
  connection: ConnectionLimits;
  credentials: Credentials;
  summary: boolean;
  /** What is legal, but should be known. */
  warnings: Message[];
  /** Names of inputs that only say how, and that the operation does not use. */
  unused: readonly string[];
}
