import type { MailingPlan } from '../../lib/mailings/plan-mailing';
import { CannotAsk } from '../ask-site';
import { askDoor, askForMailing } from './ask-for-mailing';

export const acts = ['pause', 'resume', 'cancel'] as const;
export type Act = (typeof acts)[number];
type State = NonNullable<MailingPlan['existing']>['state'];

/** Pauses a mailing, has it go on or takes it back, and gives the exit code. */
export async function actOnMailing(slug: string, act: Act): Promise<number> {
  const { existing } = await askForMailing<MailingPlan>(slug, { dry: 'yes' });
  if (!existing) throw new CannotAsk(`${slug} is not being sent, nor is it planned.`);
  const { status } = await askDoor<{ status: string }>(`/api/mailings/${existing.id}`, { act });
  console.log(status === act ? doneLine(slug, act) : unchangedLine(slug, act, existing.state));
  return status === act ? 0 : 1;
}

function doneLine(slug: string, act: Act): string {
  if (act === 'pause') return `${slug} is paused; what is on its way arrives. To have it go on: npm run send -- ${slug} --resume`;
  return act === 'resume' ? `${slug} goes on. To see how: npm run send -- ${slug}` : `${slug} was taken back: it goes to nobody.`;
}

/** Why nothing was to do. */
export function unchangedLine(slug: string, act: Act, state: State): string {
  if (state === 'done') return `Nothing to do: ${slug} was sent.`;
  if (state === 'scheduled')
    return `Nothing to do: ${slug} is planned, and was not begun. To take it back: npm run send -- ${slug} --cancel`;
  if (act === 'cancel') return `${slug} was begun, and what is sent cannot be taken back. To stop it: npm run send -- ${slug} --pause`;
  return `Nothing to do: ${slug} is ${state === 'paused' ? 'paused' : 'being sent'} already.`;
}
