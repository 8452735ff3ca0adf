/**
 * Is anybody served in maint, long after that was waited for? A client that HAProxy sends there all the same (`option persist`,
 * `force-persist`) may come so seldom that the wait has not seen him.
 */
import { Failure } from '../../errors.ts';
import type { Unit } from '../plan/tracking.ts';
import type { Run } from '../run.ts';
import { arrived, sumTraffic, type UnitTraffic } from './idle.ts';

const SENT_BY_RULE =
  'Its backend has `option persist` or `force-persist`: HAProxy obeys these even in maint. Remove them, or stop the bound clients elsewhere, before the application is stopped.';
const CONNECTED_AGAIN =
  'It is a log server over TCP (`mode log`), and HAProxy connects to it again by itself: `on-drain-timeout: continue` leaves that connection alone.';

/** Compares each reading of a run with the one before it. */
export class ServedInMaint {
  readonly #run: Run;
  #last: ReadonlyMap<string, UnitTraffic> = new Map();
  /** The first that was seen. */
  failure: Failure | null = null;

  /** From what was read last on. */
  constructor(run: Run) {
    this.#run = run;
    this.begin();
  }

  /** What came before the last reading is forgotten, as by a process that counts anew. */
  begin(): void {
    const run = this.#run;
    this.#last = new Map(run.units.map((unit) => [unit.key, sumTraffic(run.membersNow(unit))]));
  }

  /** Takes the last reading. */
  note(): void {
    const served = this.#run.units.find((unit) => this.#isServed(unit));
    if (served !== undefined) this.failure ??= servedInMaint(this.#run, served);
    this.begin();
  }

  #isServed(unit: Unit): boolean {
    const run = this.#run;
    const last = this.#last.get(unit.key);
    const isInMaint = run.of(unit).expected.state === 'maint';
    return isInMaint && last !== undefined && arrived(last, sumTraffic(run.membersNow(unit)));
  }
}

/** What maint was to end goes on. */
export function servedInMaint(run: Run, unit: Unit): Failure {
  const { backends } = run.seen.snapshot;
  const isLogServer = unit.members.some(({ backend }) => backends.get(backend)?.isOfLogServers === true);
  return new Failure('not-verified', `HAProxy still sends traffic to ${unit.key}, a server in maint.`, {
    brief: 'HAProxy still sends traffic to it in maint',
    loadBalancer: run.name,
    servers: [unit.key],
    hint: isLogServer ? CONNECTED_AGAIN : SENT_BY_RULE,
  });
}
