/**
 * `npm run soak [-- --operations 500 --seed N --versions 2.2,3.4 --only NUMBER]`: operations of every kind in a row on two real HAProxies
 * under load, with reloads, people and tunnel faults at random. Exit code 1 when an answer was wrong, a request failed, something was
 * left behind or something grows.
 */
import { parseArgs } from 'node:util';
import { HAPROXY_VERSIONS, type HaproxyVersion, isUnpacked } from '../support/haproxy-versions.ts';
import type { Ended } from './operation.ts';
import { planOf } from './plan.ts';
import { runSoak, type Violation } from './run.ts';
import { tableOf } from './table.ts';
import { grown } from './usage.ts';

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    versions: { type: 'string', default: '2.2,3.4' },
    only: { type: 'string' },
  },
});

const seed = Number(values.seed);
const versions = values.versions.split(',').map(versionOf);
if (versions.length !== 2) throw new Error('--versions: two of them, with a comma between');
const plans = planOf(seed, Number(values.only ?? values.operations));
const chosen = values.only === undefined ? plans : plans.slice(-1);

// Whoever has seen enough gets the table of what there was.
const stop = new AbortController();
process.on('SIGINT', () => stop.abort());
console.log(`Seed ${seed}: ${chosen.length} operations on HAProxy ${versions.join(' and ')}`);
const soak = await runSoak(chosen, versions, { tell, signal: stop.signal });
soak.violations.push(...grown(soak.usage).map((words) => ({ number: 0, what: 'grown' as const, words })));
console.log(`\n${tableOf(soak)}`);
for (const { number, what, words } of soak.violations) console.log(`${number}: ${what}: ${words}`);
console.log(`Seed ${seed}`);
process.exitCode = soak.violations.length > 0 ? 1 : 0;

function tell(ended: Ended, violations: readonly Violation[]): void {
  const { plan, result, ms, story } = ended;
  const { number, kind, servers, trouble, beside } = plan;
  const what = [kind, servers.join(' '), trouble === 'none' ? '' : trouble, JSON.stringify(beside)].filter(
    Boolean,
  );
  console.log(`${number} ${what.join(', ')}: ${result}, ${ms.toFixed(0)} ms`);
  if (violations.length === 0) return;
  for (const { what, words } of violations) console.log(`   ${what}: ${words}`);
  console.log(`   seed ${seed}, ${JSON.stringify(plan)}`);
  console.log(story.replace(/^/gm, '     '));
}

function versionOf(text: string): HaproxyVersion {
  const found = HAPROXY_VERSIONS.find((version) => version === text.trim());
  if (found === undefined || !isUnpacked(found)) throw new Error(`--versions: no HAProxy ${text} here`);
  return found;
}
