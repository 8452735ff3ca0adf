/**
 * The whole of a rolling step before anything of it is changed: what is selected on each load balancer, which servers go out together,
 * and whether each batch may go when all before it are back. A fault of one load balancer is a fault of all.
 */
import { Failure } from '../../errors.ts';
import type { LoadBalancer } from '../../haproxy/load-balancer.ts';
import { keyOf, type Server, takesTraffic } from '../../haproxy/server.ts';
import type { Snapshot } from '../../haproxy/snapshot.ts';
import { listed } from '../../words.ts';
import { linesOf } from '../change.ts';
import { readOutlasting } from '../outlast.ts';
import { unknownNotices } from '../plan/load.ts';
import {
  otherAddressNotices,
  sameAddressElsewhere,
  sameAddressNotices,
  sharingAddress,
} from '../plan/notices/same-address.ts';
import { planChange } from '../plan/plan.ts';
import { spareLines, sparesTakenElsewhere } from '../plan/spares-left-out.ts';
import { loadsOf, type Plan, type Target } from '../plan/target.ts';
import { twinsAmong } from '../plan/twins.ts';
import { type Message, type UnreadReport, unreadInOrder } from '../report.ts';
import type { RollingRequest } from '../request.ts';
import { type Batch, batchesOf } from './batches.ts';
import { FailureList } from './failure-list.ts';
import { RollingMember } from './member.ts';
import { backRequest, outRequest } from './requests.ts';
import type { RollingEffects } from './rolling-effects.ts';

export interface WholePlan {
  members: RollingMember[];
  batches: Batch[];
  /** Of each batch on each load balancer, one for all servers of which the same is to be done. */
  lines: Message[];
  notices: Message[];
  warnings: Message[];
  failures: Failure[];
  unread: UnreadReport[];
}

interface Found {
  member: RollingMember;
  snapshot: Snapshot;
  spares: Plan['spares'];
  notices: readonly string[];
  warnings: readonly string[];
}

/** Reads all load balancers and changes nothing. What stands against the step is told, and is among the failures. */
export async function planAll(
  request: RollingRequest,
  loadBalancers: readonly LoadBalancer[],
  effects: RollingEffects,
): Promise<WholePlan> {
  const list = new FailureList(effects);
  const { found, unread } = await readAll(request, loadBalancers, list, effects);
  const notices = new Map(found.map(({ member, notices }) => [member, new Set(notices)]));
  const selected = found.map(({ member, snapshot }) => {
    return { loadBalancer: member.name, keys: member.targets.map(({ key }) => key), snapshot };
  });
  const batches = batchesOf(selected, sharingAddress(selected), request.batchSize);
  // Who is selected goes with it.
  const leaving = found.map(({ member: { name, targets }, snapshot }) => {
    return { loadBalancer: name, targets, snapshot };
  });
  const ofSeveral = [...sameAddressElsewhere(leaving, outRequest(request)), ...otherAddressNotices(leaving)];
  for (const { loadBalancer, text } of ofSeveral)
    for (const [member, those] of notices) if (member.name === loadBalancer) those.add(text);
  const lines = found.flatMap(({ member, snapshot, spares }) => {
    const plans = plansOf(request, member, batches);
    const ofBatches = plans.flatMap(({ batch, plan }) => plan.words.lines.map((line) => lineOf(batch, line)));
    const own = [...ofBatches, ...spareLines({ spares })];
    for (const { plan } of plans) if (plan.refusal !== null) list.add(plan.refusal, member.name);
    const optionLike = optionLikeNames(member.targets);
    if (optionLike !== null) list.add(optionLike, member.name);
    // One of another batch stays while this one is out.
    for (const { batch, plan } of plans)
      for (const text of sameAddressNotices(
        plan.targets,
        outRequest(request, batch.keys.get(member.name)),
        snapshot,
      ))
        notices.get(member)?.add(text);
    effects.tell({ kind: 'read', loadBalancer: member.name, lines: linesOf(snapshot, member.targets, own) });
    return messagesOf(member, own);
  });
  const whole = {
    members: found.map(({ member }) => member),
    batches,
    lines,
    notices: found.flatMap(({ member }) => messagesOf(member, [...(notices.get(member) ?? [])])),
    warnings: found.flatMap((one) => messagesOf(one.member, one.warnings)),
    failures: list.failures,
    unread,
  };
  tellAll(whole, effects);
  return whole;
}

async function readAll(
  request: RollingRequest,
  loadBalancers: readonly LoadBalancer[],
  list: FailureList,
  effects: RollingEffects,
): Promise<{ found: Found[]; unread: UnreadReport[] }> {
  const unread: UnreadReport[] = [];
  const read = async (loadBalancer: LoadBalancer): Promise<Found[]> => {
    const { name } = loadBalancer;
    try {
      const { refusal, ...one } = findOne(
        request,
        loadBalancer,
        await readOutlasting(loadBalancer, effects),
        effects.clock.now(),
      );
      if (refusal === null) return [one];
      const error = list.add(refusal, name);
      if (one.member.targets.length === 0) unread.push({ loadBalancer: name, error });
      return [one];
    } catch (error) {
      unread.push({ loadBalancer: name, error: list.add(error, name) });
      return [];
    }
  };
  const found = (await Promise.all(loadBalancers.map(read))).flat();
  const answered = found.map(({ member: { name }, snapshot: { process } }) => ({ name, process }));
  for (const twin of twinsAmong(answered)) list.add(twin, twin.loadBalancer ?? '');
  const planned = found.map(({ member: { name, targets }, spares }) => ({ name, plan: { targets, spares } }));
  for (const spare of sparesTakenElsewhere(planned)) list.add(spare, spare.loadBalancer ?? '');
  return { found, unread: unreadInOrder(unread, loadBalancers) };
}

function tellAll({ failures, notices, warnings }: WholePlan, { tell }: RollingEffects): void {
  for (const failure of failures) tell({ kind: 'failure', failure });
  for (const notice of notices) tell({ kind: 'notice', ...notice });
  for (const warning of warnings) tell({ kind: 'warning', ...warning });
}

/** Every reason not to begin but the guard and the load, which depend on the batches. */
function findOne(
  request: RollingRequest,
  loadBalancer: LoadBalancer,
  snapshot: Snapshot,
  foundAt: number,
): Found & Pick<Plan, 'refusal'> {
  const whole = outRequest(request);
  const { maxLoad: _, ...unloaded } = whole;
  const out = planChange({ ...unloaded, minAvailable: { kind: 'count', value: 0 } }, snapshot);
  const loads = loadsOf(out.capacities, snapshot.servers.values(), new Set(), whole);
  const back = planChange(backRequest(request), snapshot);
  return {
    member: new RollingMember(loadBalancer, snapshot, out.targets, foundAt),
    snapshot,
    spares: out.spares,
    notices: [
      ...out.words.notices,
      ...back.words.notices,
      ...unknownNotices(loads),
      ...out.targets.flatMap(outAlreadyNotice),
    ],
    warnings: out.words.warnings,
    refusal: out.refusal ?? back.refusal,
  };
}

function outAlreadyNotice({ key, before }: Target): string[] {
  if (before.forced === 'ready') return [];
  return [
    `${key} is in ${before.forced} now, and is put in rotation with its batch: take it out of \`server\` if it is to stay out.`,
  ];
}

/** Each batch against the guard, as if all before it were back. A plan that cannot begin at all has no batches to guard. */
function plansOf(
  request: RollingRequest,
  { name, snapshot }: RollingMember,
  batches: readonly Batch[],
): { batch: Batch; plan: Plan }[] {
  let assumed = snapshot;
  return batches.flatMap((batch) => {
    const keys = batch.keys.get(name);
    if (keys === undefined) return [];
    const plan = planChange(outRequest(request, keys), assumed);
    assumed = withBack(
      assumed,
      plan.targets.flatMap(({ members }) => members.map(keyOf)),
    );
    return [
      {
        batch,
        plan: isOfBatch(plan.refusal) ? ofBatch(plan, plan.refusal, batch) : { ...plan, refusal: null },
      },
    ];
  });
}

/** Whatever else is refused was refused of the whole plan. */
function isOfBatch(refusal: Failure | null): refusal is Failure {
  return refusal !== null && (refusal.code === 'guard' || refusal.code === 'max-load');
}

function ofBatch(plan: Plan, { code, message, brief, hint }: Failure, { number, count, names }: Batch): Plan {
  const smaller = names.length > 1 ? ' A smaller `batch-size` takes out fewer at once.' : '';
  return {
    ...plan,
    refusal: new Failure(code, `Batch ${number} of ${count}: ${message}`, {
      ...(brief === undefined ? {} : { brief: `${brief} (batch ${number} of ${count})` }),
      hint: `${hint}${smaller}`,
    }),
  };
}

/** As it will be when these take traffic again. */
function withBack(snapshot: Snapshot, keys: readonly string[]): Snapshot {
  const servers = new Map(snapshot.servers);
  const backends = new Map(snapshot.backends);
  for (const key of keys) {
    const server = servers.get(key);
    if (server === undefined) continue;
    const back = letIn(server);
    servers.set(key, back);
    const backend = backends.get(server.backend);
    if (backend === undefined || takesTraffic(server) || !takesTraffic(back)) continue;
    const { active, backups } = backend;
    backends.set(
      backend.name,
      server.backup ? { ...backend, backups: backups + 1 } : { ...backend, active: active + 1 },
    );
  }
  return { ...snapshot, servers, backends };
}

function letIn(server: Server): Server {
  return { ...server, admin: 'ready', forced: 'ready', maintCauses: [], operationalState: 2, status: 'UP' };
}

function lineOf({ number, count }: Batch, line: string): string {
  return `batch ${number} of ${count}: ${line}; then the script, then ready`;
}

function messagesOf({ name }: RollingMember, texts: readonly string[]): Message[] {
  return texts.map((text) => ({ loadBalancer: name, text }));
}

/** HAProxy takes them, and nobody means them: who writes the configuration of a load balancer is not to say what runs where scripts do. */
function optionLikeNames(targets: readonly Target[]): Failure | null {
  const keys = targets.map(({ key }) => key).filter((key) => /^-|\/-/.test(key));
  const [first] = keys;
  if (first === undefined) return null;
  return new Failure(
    'unsupported',
    `${listed(keys, 3)}: a script would take a name that begins with \`-\` for an option`,
    {
      servers: keys,
      brief: 'a name begins with `-`, and a script would take it for an option',
      hint: `Call it otherwise in haproxy.cfg, or leave it out: \`!${first}\` in \`server\`.`,
    },
  );
}
