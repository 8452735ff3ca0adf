/** One rolling restart of three applications behind HAProxy while clients keep asking, and the account of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import type { HaproxyVersion } from '../support/haproxy-versions.ts';
import { type LoadOptions, LoadProcess, type LoadReport } from '../support/load.ts';
import { type RealHaproxy, startHaproxy } from '../support/real-haproxy.ts';
import { type Application, startApplication } from './application.ts';

export interface RestartReport extends LoadReport {
  readonly seconds: number;
}

/** Restarts all applications, one after the other: takes its server out, restarts it, puts it back. */
export type RestartAll = (haproxy: RealHaproxy, applications: readonly Application[]) => Promise<void>;

const CLIENTS = 24;

export interface RestartOptions {
  /** Lines of the backend before its servers. */
  readonly lines?: string;
  /** The end of each server line. */
  readonly server?: string;
  /** What differs from 24 clients of all kinds. */
  readonly load?: Partial<LoadOptions>;
  /** How long it loads before the first and after the last restart, ms: 1,500 unless told. */
  readonly leadMs?: number;
}

export async function rollingRestart(
  version: HaproxyVersion,
  restartAll: RestartAll,
  { lines = '', server = '', load: clients = {}, leadMs = 1_500 }: RestartOptions = {},
): Promise<RestartReport> {
  await using stack = new AsyncDisposableStack();
  const applications = await Promise.all(['web1', 'web2', 'web3'].map(startApplication));
  for (const application of applications) {
    stack.use(application);
  }
  const haproxy = stack.use(
    await startHaproxy(version, {
      frontends: { fe_web: 'web' },
      config: `backend web
  cookie SERVER insert indirect nocache
  # On a busy machine an application that answers late is no failed check.
  timeout check 5s
  option httpchk GET /health
  ${lines}
  default-server check inter 500ms rise 2 fall 2
${applications.map(({ name, port }) => `  server ${name} 127.0.0.1:${port} cookie ${name} ${server}`).join('\n')}`,
    }),
  );
  const load = stack.use(new LoadProcess({ port: haproxy.port('fe_web'), clients: CLIENTS, ...clients }));
  await eventually('every server has answered', async () => {
    const { byServer } = await load.report();
    return applications.every(({ name }) => name in byServer);
  });
  await sleep(leadMs);
  const started = performance.now();
  await restartAll(haproxy, applications);
  const seconds = (performance.now() - started) / 1_000;
  await sleep(leadMs);
  return { ...(await load.stop()), seconds };
}
