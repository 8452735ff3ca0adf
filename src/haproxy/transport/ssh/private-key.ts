/** Private keys as users paste them. Pure, and says what is wrong with one without ever quoting it. */

const MAGIC = 'openssh-key-v1\0';

/** A fault is a sentence without its subject and full stop. */
export type ParsedKey = { ok: true; value: string } | { ok: false; fault: string };

/** A key as ssh takes it: LF, a final one included, however it arrived. */
export function parsePrivateKey(text: string): ParsedKey {
  const lines = text
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim());
  const [, kind] = /^-----BEGIN ((?:[A-Z0-9]+ )*PRIVATE KEY)-----$/.exec(lines[0] ?? '') ?? [];
  if (kind === undefined) return wrong(notAKey(text));
  if (lines.length < 3 || lines.at(-1) !== `-----END ${kind}-----`) {
    return wrong(`is not whole: its last line must be -----END ${kind}-----`);
  }
  const body = lines.slice(1, -1);
  if (isProtected(kind, body)) {
    return wrong(
      'is protected by a passphrase, which nobody can type here: give a key without one, made for this purpose',
    );
  }
  if (kind === 'OPENSSH PRIVATE KEY' && !decoded(body).startsWith(MAGIC)) return wrong('is damaged');
  return { ok: true, value: `${lines.join('\n')}\n` };
}

function notAKey(text: string): string {
  if (/^(?:ssh|ecdsa|sk)-[a-z0-9@.-]+ /.test(text)) return 'is a public key: the private one is needed';
  return 'is not a private key: the text itself is needed, which begins with a line -----BEGIN … PRIVATE KEY-----; a path is not taken';
}

function isProtected(kind: string, body: readonly string[]): boolean {
  if (kind === 'ENCRYPTED PRIVATE KEY') return true;
  if (kind !== 'OPENSSH PRIVATE KEY') return body.some((line) => /^Proc-Type:.*ENCRYPTED/.test(line));
  // PROTOCOL.key of OpenSSH: after the magic the cipher's name, a string with its length before it.
  const text = decoded(body);
  return text.startsWith(MAGIC) && !text.startsWith('\0\0\0\x04none', MAGIC.length);
}

function decoded(body: readonly string[]): string {
  return Buffer.from(body.join(''), 'base64').toString('latin1');
}

function wrong(fault: string): ParsedKey {
  return { ok: false, fault };
}
