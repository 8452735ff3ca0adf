/** One look at all load balancers of a rolling step that holds for all of them at once: nobody's is old when the last one's comes. */
import { asFailure, type Failure } from '../../errors.ts';
import { type Course, type Look, runTogether, StoppedForAnother } from '../fleet.ts';
import { FailureList } from './failure-list.ts';
import type { RollingMember } from './member.ts';
import type { RollingScene } from './scene.ts';

/**
 * Returns what `judge` throws of what was read, and why some could not be read; in time, each with its load balancer. `wait`: what there is
 * to be waited for on each, by looks; those that have nothing are looked at meanwhile.
 */
export async function lookTogether(
  { members, effects }: Pick<RollingScene, 'members' | 'effects'>,
  judge: (member: RollingMember) => void,
  wait: (member: RollingMember, look: Look, signal: AbortSignal) => Promise<void> = (_, look, signal) =>
    look(signal),
): Promise<Failure[]> {
  const { clock, signal } = effects;
  const list = new FailureList(effects);
  const courses = members.map((member): Course => {
    const look = async (looking: AbortSignal) => {
      await member.look(looking);
      judge(member);
    };
    return async ({ meet }, stopped) => {
      try {
        await wait(member, look, stopped);
        // One may hang for as long as a command may: the others are looked at meanwhile.
        await meet(look);
      } catch (error) {
        throw error instanceof StoppedForAnother ? error : list.add(asFailure(error), member.name);
      }
    };
  });
  return await runTogether(courses, clock, signal);
}
