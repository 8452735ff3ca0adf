/** Findings of an audit in words: why, since when. Pure. What is not ours is given to `code`, which makes it harmless where it will stand. */
import { formatDuration } from '../../../duration.ts';
import type { Failure } from '../../../errors.ts';
import type { Age } from '../../../operation/audit/age.ts';
import type { AuditReport } from '../../../operation/audit/audit.ts';
import { leftOverOf } from '../../../operation/audit/audit.ts';
import type { Cause } from '../../../operation/audit/causes.ts';
import type { Finding } from '../../../operation/audit/findings.ts';
import { hasPassed } from '../../../operation/ready/readiness.ts';
import { quantity } from '../../../words.ts';
import { WrongInputs } from '../../inputs/wrong-inputs.ts';
import { wrongInputsWords } from '../reason.ts';

/** With those left over, wherever they are told. */
export const WHAT_TO_DO =
  'Find out why each is out, then put it back with `operation: ready`, or with `operation: weight`.';

/** And with whatever went wrong. */
export const NOTHING_CHANGED = 'no. An audit changes nothing.';

/** Makes text that is not ours harmless. */
export type Code = (text: string) => string;

/** As it is, for a line that is made harmless as a whole. */
export const plain: Code = (text) => text;

/** Why a server that is missing takes no traffic. */
export const MISSING = 'it is not there';

/** All causes of one finding, as a clause. */
export function whyOf({ causes }: Finding, code: Code): string {
  return causes.map((cause) => causeWords(cause, code)).join('; ');
}

function causeWords(cause: Cause, code: Code): string {
  switch (cause.kind) {
    case 'by-hand':
      return `set to ${cause.state} by hand${cause.orAgent ? ', or by its agent' : ''}`;
    case 'maybe-drained':
      return 'may be set to drain as well: the Data Plane API does not show it';
    case 'configuration':
      return 'disabled in the configuration, or set to maint again since';
    case 'tracking':
      return `tracks ${code(cause.of)}, which is out`;
    case 'dns':
      return cause.fqdn === ''
        ? 'its name does not resolve'
        : `its name ${code(cause.fqdn)} does not resolve`;
    case 'agent':
      return 'its agent keeps it down';
    case 'checks':
      return `${howChecksGo(cause)}${checkWords(cause, code)}`;
    case 'checks-off':
      return `down, and its checks are off: ${cause.besideAgent ? 'its agent does not say that it is down, and does not bring it up' : 'nothing brings it up again by itself'}`;
    case 'stopping':
      return `asks for no new clients (health "stopping")${checkWords(cause, code)}`;
    case 'weight':
      return weightWords(cause);
    case 'backend-disabled':
      return 'its backend is disabled in the configuration';
    case 'backend-unpublished':
      return 'its backend is unpublished';
    case 'unsendable':
      return 'not known: the name of its backend could be a second command, so nothing is asked about it';
    case 'missing':
      return MISSING;
  }
}

/** It is down as long as fewer than `rise` of them have passed in a row: also on its way up, and before the first. */
function howChecksGo({ check }: Cause & { kind: 'checks' }): string {
  if (hasPassed({ checkStatus: check })) return 'its last check passed, but too few have since it went down';
  return check === 'INI' || check === 'UNK' ? 'nothing is known of its checks yet' : 'its checks fail';
}

function checkWords({ check, words }: { check: string; words: string }, code: Code): string {
  const text = [check, words].filter((part) => part !== '').join(': ');
  return text === '' ? '' : `: ${code(text)}`;
}

function weightWords({ weight, configured, orAgent, orDns }: Cause & { kind: 'weight' }): string {
  if (configured === 0 && weight === 0) return 'weight 0 in the configuration';
  if (configured === null) return `weight ${weight}, in the configuration, or set by hand or by an agent`;
  const setters = ['by hand', ...(orAgent ? ['by its agent'] : []), ...(orDns ? ['by its SRV record'] : [])];
  return `weight ${weight} of ${configured}, set ${setters.join(' or ')}`;
}

/** Since when, as a length of time: `2h 05m`, `at most 3h 00m`. */
export function forHowLong(age: Age): string {
  if (age.kind === 'unknown' || (age.kind === 'at-least' && age.seconds === 0)) return 'not known';
  // HAProxy counts whole seconds.
  const words = age.seconds === 0 ? '0s' : formatDuration(age.seconds * 1_000);
  return age.kind === 'exactly' ? words : `${age.kind.replace('-', ' ')} ${words}`;
}

/** Since when, as a moment that stays the same from audit to audit; `now` in ms since 1970. */
export function sinceWhen(age: Age, now: number): string {
  if (age.kind === 'unknown') return 'not known';
  const moment = `${new Date(sinceMinute(age, now) * 60_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  if (age.kind === 'exactly') return moment;
  return age.kind === 'at-most' ? `${moment} at the earliest` : `${moment} or earlier`;
}

/** Minutes since 1970 at which it began, as far as known; whatever a clock says, not before. */
export function sinceMinute(age: Age & { seconds: number }, now: number): number {
  return Math.max(0, Math.floor((now - age.seconds * 1_000) / 60_000));
}

/** The report in one sentence without a full stop, of words of ours and numbers only. */
export function auditHeadline(report: AuditReport): string {
  const { findings, unread, looked, audited, error } = report;
  if (audited.length === 0) return `audit failed (${error?.code}): nothing could be read`;
  if (looked === 0) return `audit failed (${error?.code}): no server was looked at`;
  const leftOver = leftOverOf(report);
  const left = leftOver.length;
  const less = leftOver.filter(({ traffic }) => traffic === 'less').length;
  const unsure = leftOver.filter(({ age }) => !isSurelyLonger(age, report.maxAgeMs)).length;
  const young = findings.length - left;
  return [
    `audit: ${left === 0 ? 'none' : left} of ${quantity(looked, 'server')} out of rotation${longerWords(report)}`,
    ...(less === 0 ? [] : [`${less} of them with some traffic left`]),
    ...(unsure === 0 ? [] : [`${unsure} of them maybe for less`]),
    ...(young === 0 ? [] : [`${young} for less`]),
    ...(audited.length === 1 ? [] : [`counted on each of ${audited.length} load balancers`]),
    ...(unread.length === 0
      ? []
      : [`not everything could be read on ${quantity(unread.length, 'load balancer')}`]),
  ].join(', ');
}

/** The same of an audit that has no report. */
export function failedAuditHeadline(error: Failure): string {
  return error instanceof WrongInputs
    ? `audit not started: ${wrongInputsWords(error)}`
    : `audit failed (${error.code}): nothing is known of any server`;
}

/** Whoever may have been out for too long counts; that he has been is not said of him. */
function isSurelyLonger(age: Age, maxAgeMs: number): boolean {
  if (maxAgeMs === 0) return true;
  return age.kind !== 'unknown' && age.kind !== 'at-most' && age.seconds * 1_000 >= maxAgeMs;
}

/** ` for longer than 1h`; empty where that is no condition. */
export function longerWords({ maxAgeMs }: Pick<AuditReport, 'maxAgeMs'>): string {
  return maxAgeMs === 0 ? '' : ` for longer than ${limitWords(maxAgeMs)}`;
}

/** As people write it: `1h`, not `1h 00m`. */
export function limitWords(ms: number): string {
  return formatDuration(ms).replace(/ 00[ms]$/, '');
}
