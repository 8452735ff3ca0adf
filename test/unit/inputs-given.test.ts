/** What a step may tell of its own way to a load balancer, for another step or a person to take it: never a secret. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { givenConnection } from '../../src/action/inputs/given.ts';

function told(inputs: Record<string, string>): Record<string, string | null> {
  const given = givenConnection((name) => inputs[name] ?? '');
  return Object.fromEntries(given.map(({ name, value }) => [name, value]));
}

describe('what is told of a connection', () => {
  test('a password never, whatever it looks like', () => {
    for (const password of ['secret', '/etc/haproxy/secret', 'a b']) {
      assert.deepEqual(told({ username: 'deploy', password }), { username: 'deploy', password: null });
    }
  });

  test('of a key its path, and never its text', () => {
    assert.deepEqual(told({ 'tls-key': 'certs/key.pem' }), { 'tls-key': 'certs/key.pem' });
    assert.deepEqual(told({ 'tls-key': '-----BEGIN PRIVATE KEY-----' }), { 'tls-key': null });
  });
});
