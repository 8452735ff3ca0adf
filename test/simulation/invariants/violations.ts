/** What must hold in every world, whatever happens beside a step, and what it looks like when it does not. */

export const INVARIANTS = {
  'let in unproven':
    'No request fails at a server that a step let in while its application was not well and no check had passed.',
  'promise broken':
    'After "drained" nobody is served by that application any more, until somebody lets it in again.',
  'cut unasked': 'A step makes HAProxy cut nobody but on the servers that it was asked to take out.',
  'said what is not':
    'What is said to be done, changed, drained, put back or rolled back is so on every load balancer.',
  'cuts untold': 'Sessions that were cut for what a step did are told.',
  'stranger undone':
    'A state that this step never sent, and that somebody else set meanwhile, is not overwritten.',
  'left untold':
    'What a step leaves otherwise than it was stands in its report, or in what its post step found.',
  'behind its post':
    'What a job had sent, and what was done behind its last look, stands in what it said: that it is so, or that it may be.',
  'too few left':
    'No step leaves fewer servers than `min-available` asks for, longer than it takes to give way.',
  'left alone':
    'As long as a step has not failed, it looks at every one of its load balancers once a second, or sees it by its work.',
  'accused wrongly': 'Of no HAProxy is it said that it serves clients in maint, unless it does.',
  'out of turn':
    'A rolling step touches the batch that is under way and no other server, each batch once, when all before it are back.',
  'script among clients':
    'As long as a script runs its servers are out everywhere, by all that the step could know.',
  'failed and let in': 'Where a script has failed nobody lets its batch in: not the step, not its post step.',
  'newcomer untold':
    'Who comes while a step works, is meant by its patterns, and is not as "done" says of the others, was named.',
  'no end': 'A step ends within its limits.',
  'unexpected error': 'Whatever goes wrong has a code and words of its own.',
} as const;

export type Invariant = keyof typeof INVARIANTS;

export interface Violation {
  invariant: Invariant;
  at: number;
  words: string;
}
