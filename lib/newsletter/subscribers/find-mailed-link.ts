import 'server-only';
import { inTransaction } from '../../base/db/in-transaction';
import { type FoundLink, findLink, type LinkPurpose } from './mailed-links';

/** What the link with this token was mailed for, to show it: nothing is changed. See `findLink`. */
export function findMailedLink(purpose: LinkPurpose, token: string): Promise<FoundLink | undefined> {
  return inTransaction((db) => findLink(db, purpose, token));
}
