import { env } from '../../base/env/env';
import { type Generated, readGenerated } from './contentlayer';
import { type PollPhase, phaseOf } from './poll-phase';

/** A question to readers, and what they may answer. */
export type Poll = Generated['polls'][number];
export type PollOption = Poll['options'][number];

/** A poll as a page shows it, which was made at some moment. */
export interface AskedPoll extends Poll {
  phase: PollPhase;
}

export function listPolls(): Poll[] {
  return readGenerated().polls;
}

export function findPoll(id: string): Poll | undefined {
  return listPolls().find((poll) => poll.id === id);
}

/** A poll as it is now. */
export function findAskedPoll(id: string): AskedPoll | undefined {
  const poll = findPoll(id);
  return poll && { ...poll, phase: phaseOf(poll, env.now) };
}

/** These polls as they are now. Throws where there is no such poll: the check finds that first. */
export function askedPolls(ids: readonly string[]): AskedPoll[] {
  return ids.map((id) => {
    const poll = findAskedPoll(id);
    if (!poll) throw new Error(`There is no poll "${id}". "npm run check" says where it is asked.`);
    return poll;
  });
}
