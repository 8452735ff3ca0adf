/**
 * A step of `npm run build`, before the bundler: a copy of @actions/core beside the compiled sources that says of itself that its
 * modules have no side effects. Then the bundler leaves out those that nothing here uses, and with them the HTTP client that
 * @actions/core brings along for OIDC alone: more than half of the bundle, and a third of the time that a step needs to start. The
 * code is the published one, unaltered; whoever uses OIDC one day gets the real HTTP client.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';

const COPY = 'build/node_modules/@actions/core';

cpSync('node_modules/@actions/core', COPY, { recursive: true });
const manifest = JSON.parse(readFileSync(`${COPY}/package.json`, 'utf8'));
writeFileSync(`${COPY}/package.json`, JSON.stringify({ ...manifest, sideEffects: false }, null, 2));
