import { pathIssue } from '../schema/redirects';
import type { AddNote } from './import-report';
import { olderAddresses, postAddress, type Redirect } from './older-addresses';
import type { OlderPost } from './older-post';

/** Returns redirects from old addresses to published posts. Those to drafts are added by an import after their publication. */
export function planRedirects(
  posts: readonly OlderPost[],
  { known, drafts, notesOf }: { known: readonly Redirect[]; drafts: ReadonlySet<string>; notesOf(post: OlderPost): AddNote },
): Redirect[] {
  const taken = new Map(known.map(({ from, to }) => [from.toLowerCase(), to]));
  const added: Redirect[] = [];
  for (const post of posts) {
    const to = postAddress(post);
    const addNote = notesOf(post);
    for (const from of olderAddresses(post)) {
      const lead = taken.get(from.toLowerCase());
      if (lead === to) continue;
      const issue = pathIssue(from);
      if (issue) addNote('dropped', 1, `the old address ${from}, ${issue}`);
      else if (lead) addNote('needs a person', 1, `the old address ${from} already leads to ${lead}`);
      else if (drafts.has(to))
        addNote('needs a person', 1, `the old address ${from} leads nowhere until the post is published: run the import again then`);
      else {
        taken.set(from.toLowerCase(), to);
        added.push({ from, to });
        addNote('kept', 1, `the old address ${from} leads to ${to}`);
      }
    }
  }
  return added;
}
