/** Reasons not to begin, each with what to do about it. Whatever is thrown here leaves everything as it was. */
import { Failure } from '../errors.ts';
import { ADMIN_FLAG, hasRunningCheck, type Snapshot } from '../haproxy/server.ts';
import { isRefused, type Outlook, outWords } from './guard.ts';
import type { Request } from './operation.ts';
import { quantity } from './quantity.ts';
import type { Target } from './target.ts';

/** Throws `permission-denied`: every change needs level admin. */
export function refuseLevel(snapshot: Snapshot): void {
  if (snapshot.level === 'admin') return;
  throw new Failure(
    'permission-denied',
    `The socket's level is "${snapshot.level}", and a change needs "admin".`,
    {
      hint: 'In haproxy.cfg, section global, end the line of this socket with `level admin` (`stats socket /run/haproxy/admin.sock mode 660 level admin`), then reload HAProxy.',
    },
  );
}

/** Throws `tracking`, `dns-maintenance` or `unhealthy` for what HAProxy would accept and not do. */
export function refuseTarget(target: Target, request: Request): void {
  const { before, key } = target;
  if (request.operation === 'weight') return;
  if (before.tracks !== null) {
    throw new Failure('tracking', `${key} tracks ${before.tracks}: change that one.`, {
      server: key,
      hint: `A server that tracks another follows its state. Select ${before.tracks} instead; all that track it are waited for as well.`,
    });
  }
  const unresolved = (before.adminFlags & ADMIN_FLAG.dnsMaint) !== 0;
  const forcedMaint = (before.adminFlags & ADMIN_FLAG.forcedMaint) !== 0;
  // Forced maint lies on top of DNS maintenance and stays when the name resolves again: `maint` can keep its word.
  if (unresolved && (request.operation === 'ready' || (request.operation === 'drain' && !forcedMaint))) {
    throw new Failure('dns-maintenance', `${key} is in maintenance because its name does not resolve.`, {
      server: key,
      detail: before.status,
      hint: 'HAProxy brings it back by itself when the name resolves: look at its `resolvers` section. `operation: maint` keeps it out even then.',
    });
  }
  if (request.operation === 'ready' && request.waitForHealth === 'required' && !hasRunningCheck(before)) {
    throw new Failure('unhealthy', `${key} has no running health check, so nothing can prove it healthy.`, {
      server: key,
      hint: `Add \`check\` to its server line, or send \`enable health ${key}\` if it was switched off; \`wait-for-health: true\` goes on without a proof.`,
    });
  }
}

/** Throws `guard`. */
export function refuseOutlooks(
  outlooks: readonly Outlook[],
  snapshot: Snapshot,
  ours: ReadonlySet<string>,
): void {
  const refused = outlooks.filter(isRefused);
  if (refused.length === 0) return;
  const words = refused.map(
    (o) =>
      `${o.backend}: ${o.after} of ${quantity(o.now, 'server')} would still take traffic, and min-available asks for ${o.minimum}${outWords(snapshot.servers.values(), o.backend, ours)}`,
  );
  throw new Failure('guard', `Too few servers would be left. ${words.join('; ')}.`, {
    hint: 'Take out fewer servers at once, or bring others back first. `min-available` sets the number (`0` turns this guard off).',
  });
}
