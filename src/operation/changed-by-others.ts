/** What is told of a server that somebody else has changed under a step: what, and who, as far as HAProxy shows it. Decides no more than whose it is. */
import { Failure } from '../errors.ts';
import { keyOf } from '../haproxy/server.ts';
import {
  differences,
  isEmpty,
  pick,
  type ServerSettings,
  settingsIn,
  settingsOf,
} from '../haproxy/server-settings.ts';
import type { Unit } from './plan/tracking.ts';
import { guessedFailure } from './plan/ways.ts';
import { settingsNotOurs } from './rollback/way-back.ts';
import type { Run } from './run.ts';
import { isReplaced, sentSettings } from './saved-change.ts';
import { asLastSet, leftToOthers, wasSent } from './server-run.ts';

/** What is so now somebody may need so: to do this step once more comes after that. */
const SOMEBODY =
  'Another job or person works on this server: find out who, and whether it is to stay as it is now, before this step is run again. A common `concurrency` group keeps jobs apart.';

/** Of one that is not as this step left it or found it: whoever undid it, as far as HAProxy shows who that was. */
export function changedByOthers(run: Run, unit: Unit): Failure {
  const { expected, now, ...rest } = run.of(unit);
  if (isReplaced(rest.saved, now)) return replacedByOthers(run, unit);
  const { state, weight, ...checks } = differences(expected, settingsOf(now));
  const isSent = pick(checks, sentSettings(rest.saved));
  // Down it may be without anybody, and that alone hides whether it is ready still.
  const isHidden = now.isAdminGuessed && expected.state !== 'maint';
  if (isHidden && state !== undefined && weight === undefined && isEmpty(checks))
    return guessedFailure(unit.key, now.status).with({ loadBalancer: run.name });
  if (!isEmpty(isSent)) return switchedByOthers(run, unit, isSent, settingsOf(now));
  if (checks.agent !== undefined && state === undefined && weight === undefined)
    return agentSwitchedOn(run, unit);
  const byAgent = now.agent === 'enabled';
  const ofState = expected.state !== undefined && expected.state !== now.forced;
  const byRecord = !ofState && !byAgent && now.srvRecord !== undefined;
  const set = wasSent({ expected, now, ...rest });
  const wanted = ofState ? expected.state : `weight ${expected.weight}`;
  const found = ofState ? `is ${now.forced} ("${now.status}")` : `has ${now.weight}`;
  const seen = set
    ? `${unit.key} was set to ${wanted}, HAProxy accepted it, and now it ${found}`
    : `${unit.key} was ${wanted} when this step began, and now it ${found}`;
  const who = byAgent
    ? 'its agent check undoes what is set here'
    : byRecord
      ? 'HAProxy takes its weight from its SRV record'
      : 'somebody else changed it';
  const right = ofState ? 'the state that is wanted' : 'the weight that is wanted';
  const isLetSpeak = !ofState && rest.saved.sent.agent?.includes('enabled');
  const agentHint = isLetSpeak
    ? 'This step has let the agent speak, and the agent gives the weight: leave `weight` out, or let it speak later.'
    : `Let the agent report ${right}, or send \`disable agent ${unit.key}\` before.`;
  return new Failure(byAgent ? 'agent-conflict' : 'not-verified', `${seen}: ${who}.`, {
    loadBalancer: run.name,
    servers: [unit.key],
    hint: byAgent
      ? agentHint
      : byRecord
        ? 'With `resolve-opts ignore-weight` on its server line HAProxy leaves the weights of SRV records alone. To take a server out, use `drain` or `maint`.'
        : SOMEBODY,
    ...(byRecord ? { detail: now.srvRecord } : {}),
    ...(byAgent || byRecord
      ? {}
      : { brief: `somebody else has set it to ${ofState ? now.forced : `weight ${now.weight}`}` }),
  });
}

function switchedByOthers(
  run: Run,
  { key }: Unit,
  { checks, agent }: ServerSettings,
  now: ServerSettings,
): Failure {
  const words = [
    ...(checks === undefined ? [] : [`its health checks to be ${checks}, and now they are ${now.checks}`]),
    ...(agent === undefined ? [] : [`its agent check to be ${agent}, and now it is ${now.agent}`]),
  ].join('; ');
  return new Failure('not-verified', `${key}: this step set ${words}: somebody else changed it.`, {
    loadBalancer: run.name,
    servers: [key],
    brief: 'somebody else has switched its checks',
    hint: SOMEBODY,
  });
}

function agentSwitchedOn(run: Run, { key }: Unit): Failure {
  return new Failure(
    'agent-conflict',
    `The agent check of ${key} was switched on while this step worked: its next answer may undo what was set, and how often it is asked cannot be read.`,
    {
      loadBalancer: run.name,
      servers: [key],
      hint: 'Another job or person works on this server: give jobs on one backend a common `concurrency` group, and let the agent speak again (`agent-checks: enable`) when the server is back.',
    },
  );
}

function replacedByOthers(run: Run, { key }: Unit): Failure {
  const { saved, now } = run.of({ key, members: [] });
  return new Failure(
    'not-verified',
    `The address of ${key} is ${now.address} now, and was ${saved.address} when this step began: somebody replaced it.`,
    {
      loadBalancer: run.name,
      servers: [key],
      brief: 'somebody has given it another address',
      hint: 'What this step did, it did to the server at the former address. Run it again for the new one.',
    },
  );
}

/** What is left as it is may have been set by somebody else meanwhile, and is not to be undone for this step's sake. */
export function noteOthers(run: Run): void {
  // A difference at first sight is the reload's.
  if (run.isOfAnotherProcess) return;
  for (const server of run.serverRuns) {
    const named = [{ key: keyOf(server.saved) }];
    if (server.unknown) continue;
    if (!wasSent(server)) {
      run.update(named, leftToOthers);
      continue;
    }
    const theirs = settingsIn(settingsNotOurs(asLastSet(server.saved, server), server.now));
    run.update(named, (one) => ({ ...one, theirs }));
  }
}
