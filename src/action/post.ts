/**
 * The post step: looks after a main step that was killed and could tell nobody what it left. Changes nothing, and never fails
 * the job.
 */
import { asFailure } from '../errors.ts';
import { parseAddress } from '../haproxy/address.ts';
import { openLoadBalancer } from '../haproxy/open.ts';
import { forcedStateOf, keyOf, type Snapshot } from '../haproxy/server.ts';
import { systemClock } from '../wait.ts';
import { readCredentials } from './credentials.ts';
import { lineOf } from './foreign-text.ts';
import * as github from './github.ts';
import { removeLeftFolders } from './private-folders.ts';
import { endWasSaved, loadStep, type SavedStep } from './state.ts';
import { commandsOf, type Undo, undosOfSaved } from './undo.ts';

const LIMIT_MS = 25_000;
const ANNOTATIONS_SHOWN = 9;

/** Runs after the job and ends the process with 0, whatever it finds. */
export async function post(): Promise<void> {
  try {
    removeLeftFolders();
    if (endWasSaved()) github.debug('The main step told everything itself: nothing to look after');
    else await lookAfter(loadStep());
  } catch (error) {
    warn([
      `Could not look after the killed step: ${asFailure(error).message}`,
      'Look at its servers by hand.',
    ]);
  }
  github.end(0);
}

async function lookAfter(saved: SavedStep | null): Promise<void> {
  if (saved === null) {
    github.say(lineOf('post', 'The main step was killed before it had sent anything: nothing was changed'));
    return;
  }
  github.say(lineOf('post', 'The main step was killed: looking at what it left'));
  const undos = Map.groupBy(undosOfSaved(saved), (undo) => undo.loadBalancer);
  await Promise.all([...undos].map(([name, those]) => lookAt(name, those, saved)));
}

async function lookAt(name: string, undos: readonly Undo[], saved: SavedStep): Promise<void> {
  try {
    const snapshot = await read(name, saved);
    const different = undos.flatMap((undo) => differenceOf(undo, snapshot));
    for (const lines of different.slice(0, ANNOTATIONS_SHOWN)) warn(lines);
    if (different.length > ANNOTATIONS_SHOWN)
      warn(different.slice(ANNOTATIONS_SHOWN).map(([first = '']) => first));
    if (different.length === 0)
      github.say(lineOf('post', `${name}: every server is as it was before the step`));
  } catch (error) {
    warn([
      `Could not look at ${name}: ${asFailure(error).message}`,
      `These servers may be different from before: ${undos.map(keyOf).join(', ')}`,
    ]);
  }
}

async function read(name: string, saved: SavedStep): Promise<Snapshot> {
  const text = saved.addresses.find((address) => address.name === name)?.text ?? '';
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.fault);
  const credentials = readCredentials(github.readInput);
  const options = {
    ...saved.connection,
    credentials,
    clock: systemClock,
    random: Math.random,
    debug: github.debug,
  };
  const loadBalancer = openLoadBalancer(parsed.value, options);
  try {
    return await loadBalancer.read(AbortSignal.timeout(LIMIT_MS));
  } finally {
    loadBalancer.close();
  }
}

/** What is different from before in words, with what puts it back; nothing when it is as it was. */
function differenceOf(undo: Undo, snapshot: Snapshot): string[][] {
  const server = snapshot.servers.get(keyOf(undo));
  if (server === undefined) return [[`The server ${keyOf(undo)} is not on ${undo.loadBalancer} any more.`]];
  const state = forcedStateOf(server.adminFlags);
  const open = {
    ...undo,
    state: state === undo.state ? null : undo.state,
    weight: server.weight === undo.weight ? null : undo.weight,
  };
  if (open.state === null && open.weight === null) return [];
  return [
    [
      `The step was killed, and ${keyOf(undo)} on ${undo.loadBalancer} is not as it was: ${state}, status ${server.status}, weight ${server.weight}.`,
      `To put it back, on the socket: ${commandsOf(open).join('; ')}`,
    ],
  ];
}

function warn(lines: readonly string[]): void {
  github.annotate('warning', 'HAProxy: a killed step', lines);
}
