import 'server-only';
import { inTransaction } from '@/lib/db/in-transaction';
import { Refusal } from '@/lib/door/refusal';
import { log } from '@/lib/log';
import { cancelMailing, pauseMailing, resumeMailing } from '@/lib/mailings/pause-mailing';
import { readProgress } from '@/lib/mailings/read-progress';
import { wakeSender } from './sender';

/** What an operator can do with a mailing: cancel only one of which nothing has gone out. */
export const mailingActs = ['pause', 'resume', 'cancel'] as const;

export type MailingAct = (typeof mailingActs)[number];

export function isMailingAct(text: string | undefined): text is MailingAct {
  return mailingActs.some((act) => act === text);
}

/**
 * Does what an operator wants with a mailing, and gives whether that changed anything.
 *
 * @throws Refusal where there is no such mailing
 */
export async function actOnMailing(id: string, act: MailingAct): Promise<boolean> {
  if (!(await inTransaction((db) => readProgress(db, id)))) throw new Refusal(404, 'no-such-mailing');
  const does = {
    pause: () => inTransaction((db) => pauseMailing(db, id, 'by-hand')),
    resume: () => resumeMailing(id),
    cancel: () => cancelMailing(id),
  };
  const isChanged = await does[act]();
  if (isChanged) log('mailing', { mailing: id, act });
  if (isChanged && act === 'resume') wakeSender();
  return isChanged;
}
