import { env } from '../../base/env/env';
import { type Generated, readGenerated } from './contentlayer';
import { type PollPhase, phaseOf } from './poll-phase';

export type Poll = Generated['polls'][number];
export type PollOption = Poll['options'][number];

/** A poll and its phase at the time of rendering. */
export interface AskedPoll extends Poll {
  phase: PollPhase;
}

export function listPolls(): Poll[] {
  return readGenerated().polls;
}

export function findPoll(id: string): Poll | undefined {
  return listPolls().find((poll) => poll.id === id);
}

/** Returns a poll with its present phase, or undefined. */
export function findAskedPoll(id: string): AskedPoll | undefined {
  const poll = findPoll(id);
  return poll && { ...poll, phase: phaseOf(poll, env.now) };
}

/** Returns polls with their present phase. Throws for an unknown id, which the content check finds first. */
export function askedPolls(ids: readonly string[]): AskedPoll[] {
  return ids.map((id) => {
    const poll = findAskedPoll(id);
    if (!poll) throw new Error(`There is no poll "${id}". Run "npm run check" to find where it is used.`);
    return poll;
  });
}
