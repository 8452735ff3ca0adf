/** What the user should know of checks that are off, missing, or about to be switched. */
import { type Server, takesTraffic } from '../../../haproxy/server.ts';
import type { CheckSwitch } from '../../../haproxy/server-settings.ts';
import { verb } from '../../../words.ts';
import type { ChangeRequest } from '../../request.ts';
import type { Target } from '../target.ts';
import { about } from './about.ts';

/** All of them. */
export function checkNotices(targets: readonly Target[], request: ChangeRequest): string[] {
  return [
    ...uncheckedNotices(targets, request),
    ...switchNotices(targets, request),
    ...unwatchedNotices(targets, request),
  ];
}

function uncheckedNotices(targets: readonly Target[], request: ChangeRequest): string[] {
  if (request.operation !== 'ready' || request.healthProof !== 'where-checked') return [];
  if (request.switches?.health === 'enabled') return [];
  const keysOf = (checks: Server['checks']) =>
    targets.filter(({ before }) => before.checks === checks).map(({ key }) => key);
  return [
    ...about(
      keysOf('none'),
      (names, count) =>
        `${names} ${verb(count, 'has', 'have')} no running health check: nothing proves ${verb(count, 'it healthy before it takes', 'them healthy before they take')} traffic.`,
    ),
    ...about(
      keysOf('disabled'),
      (names, count) =>
        `${names} ${verb(count, 'has', 'have')} no running health check, for it is switched off: nothing proves ${verb(count, 'it healthy before it takes', 'them healthy before they take')} traffic. \`health-checks: enable\` lets ${verb(count, 'it', 'them')} prove it.`,
    ),
  ];
}

/** Nothing but its checks could end a ramp. */
function unwatchedNotices(targets: readonly Target[], request: ChangeRequest): string[] {
  if (request.switches?.health === 'enabled') return [];
  const unwatched = targets.filter(
    ({ before, ramp, alreadyInGoalState }) =>
      ramp.length > 0 && !alreadyInGoalState && before.checks !== 'enabled',
  );
  return about(
    unwatched.map(({ key }) => key),
    (names, count) =>
      `${names} ${verb(count, 'has', 'have')} no running health check: nothing ends ${verb(count, 'its', 'their')} ramp when the application fails.`,
  );
}

/** What switching checks does not do, or does beside. */
function switchNotices(targets: readonly Target[], { switches: asked = {} }: ChangeRequest): string[] {
  const missing = (check: 'health' | 'agent', isMissing: (before: Server) => boolean) =>
    about(
      targets.filter(({ before }) => isMissing(before)).map(({ key }) => key),
      (names, count) =>
        `${names} ${verb(count, 'has', 'have')} no ${check} check: there is nothing to switch off.`,
    );
  const switching = (goal: CheckSwitch) =>
    targets.filter(({ switches }) => switches.some((one) => one.check === 'health' && one.goal === goal));
  const down = switching('disabled').filter(
    ({ before }) => before.admin !== 'maint' && before.operationalState === 0,
  );
  const serving = switching('enabled').filter(({ before }) => takesTraffic(before));
  return [
    ...(asked.health === 'disabled' ? missing('health', ({ checks }) => checks === 'none') : []),
    ...(asked.agent === 'disabled' ? missing('agent', ({ agent }) => agent === 'none') : []),
    ...[...Map.groupBy(down, ({ before }) => before.status)].flatMap(([status, those]) =>
      about(
        those.map(({ key }) => key),
        (names, count) =>
          `${names} ${verb(count, 'is', 'are')} "${status}", and ${verb(count, 'stays so while its', 'stay so while their')} health checks are off.`,
      ),
    ),
    ...about(
      serving.map(({ key }) => key),
      (names, count) =>
        `${names} ${verb(count, 'takes', 'take')} traffic already: HAProxy calls ${verb(count, 'it UP until its', 'them UP until their')} checks, switched on now, have failed.`,
    ),
  ];
}
