/** The workflow in `examples/rolling.yml`, its step as it stands there, on two load balancers through ssh. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { atEitherEnd } from '../support/haproxy-versions.ts';
import { processesOf } from '../support/job-processes.ts';
import { startRollingScene } from '../support/rolling-scene.ts';
import { makeScratch } from '../support/scratch.ts';
import { makeUserKey, startSshd, whereSshdIs } from '../support/sshd.ts';
import { succeeded } from '../support/told.ts';

const EXAMPLE = path.resolve(import.meta.dirname, '../../examples/rolling.yml');

interface Workflow {
  permissions: Record<string, string>;
  jobs: {
    deploy: { permissions: Record<string, string>; steps: { uses: string; with: Record<string, string> }[] };
  };
}

whereSshdIs(() => {
  atEitherEnd('examples/rolling.yml', (version, test) => {
    test('deploys behind two load balancers through ssh, and asks GitHub for no more than the checkout needs', async (t) => {
      const { permissions, jobs }: Workflow = parse(readFileSync(EXAMPLE, 'utf8'));
      assert.deepEqual([permissions, jobs.deploy.permissions], [{}, { contents: 'read' }]);
      const step = jobs.deploy.steps.find(({ uses }) => uses.startsWith('org/haproxy-server-state'));
      assert.equal(step?.uses, 'org/haproxy-server-state/rolling@v1');

      const scene = await startRollingScene(version, {
        t,
        backend: 'web_servers',
        servers: 4,
        loadBalancers: 2,
      });
      const key = makeUserKey({ t });
      const sshd = await startSshd({ t, authorized: [key.publicLine] });
      const at = (name: string) => `ssh://deploy@${name}.example.com/run/haproxy/admin.sock`;
      const given = step.with.address ?? '';
      const address = scene.haproxies.reduce((text, { socket }, index) => {
        const old = at(`lb${index + 1}`);
        assert.ok(text.includes(old), text);
        return text.replace(old, sshd.address(socket));
      }, given);

      const scratch = makeScratch();
      t.after(scratch.remove);
      const temp = path.join(scratch.folder, 'temp');
      const workspace = path.join(scratch.folder, 'workspace');
      mkdirSync(workspace);
      const deploy = path.join(workspace, 'deploy.sh');
      writeFileSync(deploy, `#!/bin/sh\ncurl -fsS --data-binary "$1" ${scene.controlUrl}\n`);
      chmodSync(deploy, 0o700);

      const result = await scene.run(
        {
          ...Object.fromEntries(Object.entries(step.with).map(([name, value]) => [name, String(value)])),
          address,
          'ssh-private-key': key.text,
          'ssh-known-hosts': sshd.knownHosts(),
          // A login costs a busy machine more than a connection does.
          'connect-timeout': '20s',
        },
        { temp, env: { REVISION: 'abc123' } },
      );
      assert.equal(succeeded(result, 'changed').length, 8);
      assert.deepEqual(scene.deployed, ['web1', 'web2', 'web3', 'web4']);
      assert.match(result.log, /^Deploying abc123 to web3 \(3 of 4\)$/m);
      assert.deepEqual(await scene.flags(), ['0 0 0 0', '0 0 0 0']);
      assert.deepEqual(processesOf(temp), []);
    });
  });
});
