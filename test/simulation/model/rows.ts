/** A server of the model as HAProxy's tables show it. */
import { ADMIN_FLAG, decodeAdminFlags } from '../../../src/haproxy/admin-flags.ts';
import type { CheckSetting, Server, Traffic } from '../../../src/haproxy/server.ts';
import type { ModelServer } from './server.ts';

export function trafficOf(server: ModelServer): Traffic {
  const { setup, admin } = server;
  const shown = setup.check !== null && admin !== 'maint';
  const failed = server.checkStatus !== 'L7OK' && server.checkStatus !== 'INI' && server.checkStatus !== '';
  return {
    backend: setup.backend,
    server: setup.server,
    status: statusOf(server),
    sessions: server.sessions.size,
    queued: server.queue.length,
    sessionsTotal: server.sessionsTotal,
    retries: server.retries,
    responses: server.responses,
    effectiveWeight: server.op === 1 ? Math.ceil(server.weight / 2) : server.weight,
    checkFailures: setup.check === null ? 0 : server.checkFailures,
    checkDowns: setup.check === null ? 0 : server.checkDowns,
    checkStatus: shown ? server.checkStatus : '',
    lastCheck: shown && failed ? 'Layer4 connection problem: Connection refused' : '',
  };
}

export function rowOf(server: ModelServer): Server {
  const { setup } = server;
  const row = trafficOf(server) as Server;
  Object.assign(row, decodeAdminFlags(server.flags));
  row.address = server.app.address;
  row.fqdn = setup.name?.fqdn ?? '';
  row.operationalState = server.op;
  row.weight = server.weight;
  row.configuredWeight = setup.weight;
  row.changedSecondsAgo = server.changedSecondsAgo;
  row.checks = settingOf(setup.check !== null, server.checksRun);
  row.agent = settingOf(setup.agent !== null, server.agentOn);
  row.tracks = setup.tracks;
  row.backup = setup.backup;
  return row;
}

function settingOf(isConfigured: boolean, isOn: boolean): CheckSetting {
  if (!isConfigured) return 'none';
  return isOn ? 'enabled' : 'disabled';
}

/** The words of stats-proxy.c. */
function statusOf(server: ModelServer): string {
  const { flags, admin, op } = server;
  if (flags & ADMIN_FLAG.inheritedMaint) return `MAINT (via ${server.setup.tracks})`;
  if (flags & ADMIN_FLAG.dnsMaint) return 'MAINT (resolution)';
  if (admin === 'maint') return 'MAINT';
  const checked = server.root ?? server;
  const { rise, fall } = checked.setup.check ?? { rise: 0, fall: 0 };
  const { health } = checked;
  if (op === 0 && checked.agentSaysDown) return 'DOWN (agent)';
  if (op === 0) return health > 0 ? `DOWN ${health}/${rise}` : 'DOWN';
  const rising = checked.checksOn && health < checked.fullHealth;
  const ofFall = `${health - rise + 1}/${fall}`;
  if (op === 3) return rising ? `NOLB ${ofFall}` : 'NOLB';
  if (admin === 'drain') {
    if (checked.agentOn) return 'DRAIN (agent)';
    return rising ? `DRAIN ${ofFall}` : 'DRAIN';
  }
  if (rising) return `UP ${ofFall}`;
  return checked.checksOn ? 'UP' : 'no check';
}
