/** What HAProxy sends requests to: a process that may be well, or not, or not there. */

/** `broken`: it takes requests and fails them. `starting`: it listens, and is not ready to serve. `dead`: nobody listens. */
export type ApplicationState = 'up' | 'broken' | 'starting' | 'dead';

export class Application {
  readonly address: string;
  #state: ApplicationState = 'up';
  /** Since when it has not been healthy; null while it is. */
  unhealthySince: number | null = null;
  /** The deploy script has stopped it, and not some accident. */
  stoppedByDeploy = false;
  /** Called when everything in it is lost. */
  readonly onDeath: (() => void)[] = [];

  constructor(address: string) {
    this.address = address;
  }

  get state(): ApplicationState {
    return this.#state;
  }

  get healthy(): boolean {
    return this.#state === 'up';
  }

  become(state: ApplicationState, now: number, byDeploy = false): void {
    const died = state === 'dead' && this.#state !== 'dead';
    this.#state = state;
    if (state === 'up') {
      this.unhealthySince = null;
      this.stoppedByDeploy = false;
    } else {
      this.unhealthySince ??= now;
      if (byDeploy) this.stoppedByDeploy = true;
    }
    if (died) for (const lose of this.onDeath) lose();
  }
}
