/** PEM inputs: what is damaged is named before anything is connected, for of what can be read of it nobody knows that it is not all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pem } from '../../src/action/inputs/pem.ts';
import { makeAuthority } from '../support/certificates.ts';

const certificates = pem(/CERTIFICATE$/, 'certificates');

test('certificates, one or several, with words between them, are taken as they are', (t) => {
  const { cert, sign } = makeAuthority(t);
  const chain = `subject=CN = one-two\n${cert.trim()}\n\nsubject=other\n${sign('DNS:lb1').cert.trim()}`;
  // OpenSSL takes blanks at the end of a line.
  const blanks = [chain.replaceAll('\n', ' \t\n'), chain.replace('-----END CERTIFICATE-----', '$& ')];
  for (const text of [cert.trim(), chain, chain.replaceAll('\n', '\r\n'), ...blanks]) {
    const given = text.slice(text.indexOf('-----BEGIN'));
    assert.equal(certificates.parse(given), given);
  }
});

test('a damaged one, or half of one, is named and not quoted', (t) => {
  const cert = makeAuthority(t).cert.trim();
  const damaged = cert.replace(/\n.{8}/, '\nAAAAAAAA');
  const half = cert.replace(/\n-----END.*/, '');
  const faults: [string, string][] = [
    [damaged, 'cannot be read: its certificate 1 of 1 is damaged'],
    [`${cert}\n${damaged}`, 'cannot be read: its certificate 2 of 2 is damaged'],
    [half, 'is not whole: a line -----END …----- is missing'],
    [`${half}\n${cert}`, 'is not whole: a line -----END …----- is missing'],
    [`${cert}\n${half}`, 'is not whole: a line -----END …----- is missing'],
  ];
  for (const [text, fault] of faults)
    assert.deepEqual(
      certificates.safeParse(text).error?.issues.map(({ message }) => message),
      [fault],
    );
});
