import { pathIssue } from '../schema/redirects';
import type { Say } from './import-note';
import { olderAddresses, postAddress } from './older-addresses';
import type { OlderPost } from './older-post';

export interface Redirect {
  from: string;
  to: string;
}

/** Old addresses lead to the posts that can be read; those of the others are added by an import after they are published. */
export function redirectsTo(
  posts: readonly OlderPost[],
  { known, drafts, sayOf }: { known: readonly Redirect[]; drafts: ReadonlySet<string>; sayOf(post: OlderPost): Say },
): Redirect[] {
  const taken = new Map(known.map(({ from, to }) => [from.toLowerCase(), to]));
  const added: Redirect[] = [];
  for (const post of posts) {
    const to = postAddress(post);
    const say = sayOf(post);
    for (const from of olderAddresses(post)) {
      const lead = taken.get(from.toLowerCase());
      if (lead === to) continue;
      const issue = pathIssue(from);
      if (issue) say('dropped', 1, `the old address ${from}, ${issue}`);
      else if (lead) say('needs a person', 1, `the old address ${from} leads to ${lead} already`);
      else if (drafts.has(to))
        say('needs a person', 1, `the old address ${from} leads nowhere until the post is published: run the import again then`);
      else {
        taken.set(from.toLowerCase(), to);
        added.push({ from, to });
        say('kept', 1, `the old address ${from} leads to ${to}`);
      }
    }
  }
  return added;
}
