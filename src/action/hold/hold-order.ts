/** What a hold process is told by the step that starts it, as JSON on its stdin: it holds secrets. Shapes only. */
import type {
  Credentials,
  DataPlaneCredentials,
  SshCredentials,
  TlsCredentials,
} from '../../haproxy/credentials.ts';
import type { HoldTarget } from '../../operation/hold/hold-target.ts';
import type { ConnectionLimits } from '../inputs/groups.ts';
import type { ProcessIdentity } from '../state/os-process.ts';
import { privateFolders } from '../state/private-folders.ts';

/** All that a hold process needs to know. */
export interface HoldOrder {
  id: string;
  addresses: { name: string; text: string }[];
  connection: ConnectionLimits;
  credentials: {
    ssh: Omit<SshCredentials, 'options'> & { options: [string, string][] };
    tls: TlsCredentials;
    dataPlane: DataPlaneCredentials | null;
  };
  targets: readonly HoldTarget[];
  /** For which it is done: the process that holds knows nothing else of it. */
  job: string;
  /** When this process is gone the job is. Null where it cannot be seen, as from inside a container. */
  runner: ProcessIdentity | null;
}

/** Credentials as an order has them: JSON knows no maps. */
export function orderedCredentials({ ssh, tls, dataPlane }: Credentials): HoldOrder['credentials'] {
  return { ssh: { ...ssh, options: [...ssh.options] }, tls, dataPlane };
}

/** The same as they are used, with folders of the process that asks. */
export function usableCredentials({ ssh, tls, dataPlane }: HoldOrder['credentials']): Credentials {
  return { ssh: { ...ssh, options: new Map(ssh.options) }, tls, dataPlane, folders: privateFolders };
}
