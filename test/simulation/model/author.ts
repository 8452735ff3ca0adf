/** Whoever changes a server: what is ours, and what is somebody else's, hangs on it. */
import type { AdminState } from '../../../src/haproxy/server.ts';
import type { ModelServer } from './server.ts';

/** How a server was found. */
export interface Found {
  state: AdminState;
  weight: number;
}

export interface Author {
  readonly kind: 'start' | 'reload' | 'configuration' | 'checks' | 'agent' | 'person' | 'step';
  readonly name: string;
  /** What it had given up is being done just now. */
  readonly comesLate?: boolean;
  /** How it has read this server last; missing where it reads none. */
  found?(server: ModelServer): Found | undefined;
}

export const START: Author = { kind: 'start', name: 'what was before' };
export const RELOAD: Author = { kind: 'reload', name: 'a reload' };
export const CONFIGURATION: Author = { kind: 'configuration', name: 'the configuration' };
export const CHECKS: Author = { kind: 'checks', name: "HAProxy's checks" };
export const AGENT: Author = { kind: 'agent', name: 'an agent' };
export const PERSON: Author = { kind: 'person', name: 'a person' };
