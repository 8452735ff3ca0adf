/** What opens the way to a load balancer beside its address: keys, certificates, whom to believe. Shapes only. */

/** Who we are to ssh, and which hosts it believes. */
export interface SshCredentials {
  /** In OpenSSH's or PEM form, without a passphrase, ending with LF. null: the agent and the user's own keys. */
  privateKey: string | null;
  /** Lines of a known_hosts file. null: the machine's own files. */
  knownHosts: string | null;
  /** By their names in ssh_config(5); names and values are of the closed list in ssh/options.ts. */
  options: ReadonlyMap<string, string>;
}

/** PEM texts. */
export interface TlsCredentials {
  /** Who may have signed the peer's certificate. null: the authorities that Node knows. */
  ca: string | null;
  /** What is shown to a peer that asks for it: both or none. */
  cert: string | null;
  key: string | null;
  /** What the peer's certificate must be for. null: the host of the address. */
  serverName: string | null;
}

/** Who we are to a Data Plane API. */
export interface DataPlaneCredentials {
  username: string;
  password: string;
}

/** Two folders that only this user may enter, gone when this process ends. They may be the same. */
export interface PrivateFolders {
  files: string;
  /** Short, and of letters that mean nothing to ssh. */
  sockets: string;
}

/** For all ways that need any. */
export interface Credentials {
  ssh: SshCredentials;
  tls: TlsCredentials;
  /** null: none were given. */
  dataPlane: DataPlaneCredentials | null;
  /** Made at the first call. */
  folders: () => PrivateFolders;
}
