/** Lengths of time as people write and read them: `1h30m` in, `1m 05s` out. A leaf: knows no input and no clock. */

export type ParsedDuration = { ok: true; value: number } | { ok: false; fault: string };

const MS_OF = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

/** `500ms`, `30s`, `5m`, `1h30m` or `0` as milliseconds; larger units come first and each at most once. */
export function parseDuration(text: string): ParsedDuration {
  if (text === '0') return { ok: true, value: 0 };
  if (/^\d+$/.test(text)) return { ok: false, fault: `unit missing: write ${text}s or ${text}ms` };
  const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/.exec(text);
  if (text === '' || parts === null) {
    return { ok: false, fault: 'not a duration: write it like 500ms, 30s, 5m or 1h30m' };
  }
  const [, h = '0', m = '0', s = '0', ms = '0'] = parts;
  return {
    ok: true,
    value: Number(h) * MS_OF.h + Number(m) * MS_OF.m + Number(s) * MS_OF.s + Number(ms) * MS_OF.ms,
  };
}

/** Milliseconds for a reader: `340ms`, `4.2s`, `42s`, `1m 05s`, `2h 05m`. */
export function formatDuration(ms: number): string {
  // Rounded down throughout: "waited 60s" must never be said of 59.6 s.
  if (ms < 1_000) return `${Math.floor(ms)}ms`;
  const tenths = Math.floor(ms / 100);
  if (tenths < 100) return `${(tenths / 10).toFixed(1)}s`.replace('.0s', 's');
  const seconds = Math.floor(ms / 1_000);
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m ${pad(seconds % 60)}s`;
  return `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
