/** How a load balancer can be reached once more, by hand or by another step. A value; holds no secret. */
import type { GivenInput } from '../inputs/given.ts';

/** What a step knows of the ways that it took. */
export interface Ways {
  /** Addresses as they were given, by the load balancer's name. */
  addresses: ReadonlyMap<string, string>;
  /** What stands before each command behind a master CLI, or which major an API is, by the load balancer's name; missing where nothing does. */
  prefixes: ReadonlyMap<string, string>;
  /** Inputs of the connection that are not as by default. */
  given: readonly GivenInput[];
  /** What `uses:` says of this action in this workflow. */
  uses: string;
}
