import { v5 } from 'uuid';

/** The repository in which the first posts were published. Changing it would show every post as new in every feed reader. */
const base = 'https://github.com/twinko-ai/newsletter';

/** Returns the permanent id of a path of this site, such as `/zh/posts/x`: a UUID of version 5 (RFC 9562) as a URN. */
export function permanentId(path: string): string {
  return `urn:uuid:${v5(base + path, v5.URL)}`;
}
