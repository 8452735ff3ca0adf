/** Servers of one load balancer in memory are put back from what was saved of them, on a clock that takes no time. */
import assert from 'node:assert/strict';
import { Failure } from '../../src/errors.ts';
import type { CutMemory, News } from '../../src/operation/effects.ts';
import type { MinAvailable } from '../../src/operation/request.ts';
import { rollback } from '../../src/operation/rollback/rollback.ts';
import type { RolledBack, RolledBackServer } from '../../src/operation/rollback/rolled-back.ts';
import type { SavedLoadBalancer, SavedServer } from '../../src/operation/saved-change.ts';
import { FakeClock } from '../support/fake-clock.ts';
import type { FakeLoadBalancer } from '../support/fake-load-balancer.ts';

export const OUT = { adminFlags: 1, checkState: 14 };

/** It was ready at weight 1, and is in maint since the step. */
export function saved(server: string, given: Partial<SavedServer> = {}): SavedServer {
  return {
    backend: 'web',
    server,
    address: '127.0.0.1:80',
    before: { state: 'ready', weight: 1 },
    health: 'up',
    sent: { states: ['drain', 'maint'], weights: [] },
    ...given,
  };
}

export interface Back {
  result: RolledBack;
  /** Warnings. */
  texts: string[];
  /** What is done, in words. */
  done: string[];
  checkpoints: SavedLoadBalancer[];
  of(server: string): RolledBackServer;
  news: News[];
  tookMs: number;
}

interface Told {
  pid?: number;
  mayHaveChanged?: boolean;
  minAvailable?: MinAvailable;
  drainLimitMs?: number;
  unhealthy?: string[];
  cuts?: CutMemory;
}

export async function putBack(
  one: FakeLoadBalancer,
  servers: SavedServer[],
  meanwhile: (clock: FakeClock, cancel: () => void) => Promise<void> = async () => {},
  {
    pid = one.process.pid,
    mayHaveChanged = false,
    minAvailable = { kind: 'count', value: 1 },
    drainLimitMs = 20_000,
    unhealthy = [],
    cuts,
  }: Told = {},
): Promise<Back> {
  const clock = new FakeClock();
  one.clock = clock;
  const news: News[] = [];
  const checkpoints: SavedLoadBalancer[] = [];
  const cancelled = new AbortController();
  const context = {
    clock,
    tell: (told: News) => news.push(told),
    checkpoint: async (at: SavedLoadBalancer) => void checkpoints.push(at),
    minAvailable,
    applicationMayHaveChanged: mayHaveChanged,
    mustBeProven: false,
    healthTimeoutMs: 10_000,
    lastLookMs: 500,
    drainLimitMs,
    unhealthy: new Set(unhealthy),
    cuts,
  };
  const told = { name: one.name, process: { ...one.process, pid }, servers };
  const work = rollback(one, told, context, cancelled.signal);
  await meanwhile(clock, () => cancelled.abort(new Failure('cancelled', 'The step was cancelled')));
  const result = await clock.runUntil(work);
  const tookMs = clock.now();
  const of = (server: string) => {
    const found = result.servers.get(`web/${server}`);
    assert.ok(found);
    return found;
  };
  const texts = news.flatMap((one) => (one.kind === 'warning' ? one.text : []));
  const done = news.flatMap((one) => (one.kind === 'done' ? one.text : []));
  return { result, texts, done, checkpoints, of, news, tookMs };
}

export const setsOf = (one: FakeLoadBalancer) => one.calls.filter((call) => /^(set|take)/.test(call));
