import { Document, isSeq } from 'yaml';
import { postSchema } from '../schema/post';
import { Rejection } from './import-note';

/** Fields of a post as YAML, in the order and form of `content/README.md`. Throws a `Rejection` where the check would not take them. */
export function writeFrontMatter(fields: object, keys: { tags: string[]; categories: string[] }): string {
  const checked = postSchema({ ...keys, aliases: new Map() }).safeParse(fields);
  if (!checked.success) throw new Rejection(checked.error.issues[0]?.message ?? 'its header does not make front matter');
  const document = new Document(fields);
  for (const list of ['tags', 'authors']) {
    const node = document.get(list);
    if (isSeq(node)) node.flow = true;
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
