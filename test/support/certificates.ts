/** Throw-away certificates, made by the `openssl` of this machine. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeScratch } from './scratch.ts';

/** PEM texts. */
export interface Certificate {
  cert: string;
  key: string;
}

export interface Authority extends Certificate {
  /** Signs a fresh key. `names` as in subjectAltName: `IP:127.0.0.1`, `DNS:lb1`; `expired`: until yesterday. */
  sign(names: string, more?: { expired?: boolean }): Certificate;
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

export function makeAuthority(t: { after(clearUp: () => Promise<void>): void }): Authority {
  const { folder, remove } = makeScratch();
  t.after(remove);
  const at = (name: string): string => path.join(folder, name);
  const read = (name: string): string => readFileSync(at(name), 'utf8');
  openssl(
    'req',
    '-x509',
    ...NEW_KEY,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-subj',
    '/CN=authority',
    '-days',
    '2',
  );
  writeFileSync(at('ca.cnf'), caConfig(folder));
  let signed = 0;
  return {
    cert: read('ca.pem'),
    key: read('ca.key'),
    sign(names, { expired = false } = {}) {
      const name = `c${++signed}`;
      openssl(
        'req',
        ...NEW_KEY,
        '-keyout',
        at(`${name}.key`),
        '-out',
        at(`${name}.csr`),
        '-subj',
        `/CN=${name}`,
      );
      writeFileSync(at('names'), `subjectAltName=${names}\n`);
      writeFileSync(at('index'), '');
      const until = expired ? ['-startdate', utc(-2), '-enddate', utc(-1)] : ['-days', '1'];
      const files = ['-in', at(`${name}.csr`), '-out', at(`${name}.pem`), '-extfile', at('names')];
      openssl('ca', '-batch', '-notext', '-config', at('ca.cnf'), ...files, ...until);
      return { cert: read(`${name}.pem`), key: read(`${name}.key`) };
    },
  };
}

/** Only `openssl ca` signs for a time that is over. */
function caConfig(folder: string): string {
  return [
    '[ca]',
    'default_ca = it',
    '[it]',
    `database = ${folder}/index`,
    `new_certs_dir = ${folder}`,
    `certificate = ${folder}/ca.pem`,
    `private_key = ${folder}/ca.key`,
    `serial = ${folder}/serial`,
    'rand_serial = yes',
    'default_md = sha256',
    'policy = any',
    '[any]',
    'commonName = supplied',
    '',
  ].join('\n');
}

/** YYMMDDHHMMSSZ, so many days from now. */
function utc(days: number): string {
  const date = new Date(Date.now() + days * 86_400_000);
  return `${date.toISOString().replace(/\D/g, '').slice(2, 14)}Z`;
}

function openssl(...words: string[]): void {
  try {
    execFileSync('openssl', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: Buffer };
    throw new Error(code === 'ENOENT' ? "'openssl' is missing: install openssl" : `openssl: ${stderr}`);
  }
}
