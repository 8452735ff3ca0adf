/** How far a rolling step has come, as its world sees it: which batch it is at, what its scripts met, and how they ended. */
import type { ScriptBatch, ScriptEnd } from '../../src/operation/rolling/rolling-effects.ts';
import type { Author } from './model/author.ts';

/** One run of the script. */
export interface SeenScript {
  batch: ScriptBatch;
  beganAt: number;
  /** null as long as it runs. */
  endedAt: number | null;
  /** null: it was ended with its step. */
  end: ScriptEnd | null;
}

/** Somebody else let a server of the batch in while its script ran. */
export interface Intrusion {
  script: SeenScript;
  loadBalancer: string;
  key: string;
  by: Author;
  at: number;
  /** When it was out again; null: not before the script had ended. */
  until: number | null;
}

/** A request that failed, or was still served, where a script worked: what the step has to say of it is known at its end. */
export interface Victim {
  loadBalancer: string;
  key: string;
  /** By a process that was replaced. */
  byOldProcess: boolean;
  words: string;
}

export class RollingCourse {
  /** Names of the batch that is under way; null before the first and after each. */
  batch: readonly string[] | null = null;
  batchBeganAt = 0;
  /** Of all batches that were begun, in order. */
  readonly begun: (readonly string[])[] = [];
  readonly scripts: SeenScript[] = [];
  readonly intrusions: Intrusion[] = [];
  readonly victims: Victim[] = [];

  /** `2 of 4: web4, web5; 3 s so far, about 3 s left`, or `2 of 4: back after 3 s`, or `2 of 4: gone`. */
  progressed(text: string, at: number): void {
    const [, words = ''] = /^\d+ of \d+: ([^;]*)/.exec(text) ?? [];
    this.batch = /^(?:back after |gone$)/.test(words) ? null : words.split(', ');
    if (this.batch === null) return;
    this.begun.push(this.batch);
    this.batchBeganAt = at;
  }

  scriptBegan(batch: ScriptBatch, at: number): SeenScript {
    const script: SeenScript = { batch, beganAt: at, endedAt: null, end: null };
    this.scripts.push(script);
    return script;
  }

  /** The one that works on servers of this name, or has. */
  scriptFor(name: string): SeenScript | undefined {
    return this.scripts.find(({ batch }) => batch.names.includes(name));
  }
}

/** It was begun, and has not ended well: nobody knows what it has left. */
export function isLeftUnfinished(script: SeenScript | undefined): boolean {
  return script !== undefined && (script.end === null || hasFailed(script));
}

/** By itself, and not because its step was ended. */
export function hasFailed({ end }: SeenScript): boolean {
  return end !== null && !(end.kind === 'ended' && end.exitCode === 0);
}
