/** HAProxy's health checks and agents of the servers of one process: when they run, and what is made of what they find. */
import type { Random } from '../random.ts';
import type { WorldClock } from '../world-clock.ts';
import { AGENT, CHECKS } from './author.ts';
import type { HaproxyProcess } from './process.ts';
import type { ModelServer } from './server.ts';
import type { AgentAnswer, CheckSetup } from './setup.ts';

/** From maint on, too, where it pauses: nothing asks for a check out of its turn. */
export function watchHealth(
  process: HaproxyProcess,
  server: ModelServer,
  clock: WorldClock,
  random: Random,
): void {
  const { check } = server.setup;
  if (check === null) return;
  const mayRun = () => server.checksRun && server.admin !== 'maint';
  const run = (): void => {
    if (isOver(process, server)) return;
    if (mayRun()) {
      const began = { at: clock.now(), well: server.app.healthy };
      clock.after(check.takesMs, () => {
        if (isOver(process, server) || !mayRun()) return;
        process.change(server, CHECKS, () => {
          if (began.well && server.app.healthy) server.pass(began.at, clock.now());
          else server.fail(clock.now());
        });
      });
    }
    clock.after(pauseOf(server, check), run);
  };
  clock.after(random.next() * check.interMs, run);
}

export function watchAgent(
  process: HaproxyProcess,
  server: ModelServer,
  clock: WorldClock,
  random: Random,
): void {
  const { agent } = server.setup;
  if (agent === null) return;
  const run = (): void => {
    if (isOver(process, server)) return;
    if (server.agentOn) {
      server.agentHeardAt = clock.now();
      hear(process, server, agent.answer);
    }
    clock.after(agent.interMs, run);
  };
  clock.after(random.next() * agent.interMs, run);
}

/** An agent says the same again and again, and what was set by hand meanwhile is undone (from 2.6 on). */
function hear(process: HaproxyProcess, server: ModelServer, answer: AgentAnswer): void {
  switch (answer) {
    case '':
      return;
    case 'ready':
    case 'drain':
    case 'maint':
      if (server.forced !== answer) process.setState(server, answer, AGENT);
      return;
    case 'up':
    case 'down':
      process.change(server, AGENT, () => server.hearAgent(answer === 'down'));
      return;
    default: {
      const weight = Math.floor((server.setup.weight * Number.parseInt(answer, 10)) / 100);
      if (server.weight !== weight) process.setWeight(server, weight, AGENT);
    }
  }
}

function pauseOf({ health, fullHealth }: ModelServer, { interMs, fastInterMs }: CheckSetup): number {
  return health > 0 && health < fullHealth ? fastInterMs : interMs;
}

function isOver(process: HaproxyProcess, server: ModelServer): boolean {
  return process.stopping || process.servers.get(server.key) !== server;
}
