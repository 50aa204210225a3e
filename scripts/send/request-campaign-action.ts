import type { CampaignPlan } from '../../lib/newsletter/campaigns/plan-campaign';
import { CannotAsk } from '../ask-site';
import { requestAdmin, requestCampaign } from './request-campaign';

export const campaignActions = ['pause', 'resume', 'cancel'] as const;
export type CampaignAction = (typeof campaignActions)[number];
type State = NonNullable<CampaignPlan['existing']>['state'];

/** Pauses a campaign, has it go on or takes it back, and gives the exit code. */
export async function requestCampaignAction(slug: string, act: CampaignAction): Promise<number> {
  const { existing } = await requestCampaign<CampaignPlan>(slug, { dry: 'yes' });
  if (!existing) throw new CannotAsk(`${slug} is not being sent, nor is it planned.`);
  const { status } = await requestAdmin<{ status: string }>(`/api/campaigns/${existing.id}`, { act });
  console.log(status === act ? doneLine(slug, act) : unchangedLine(slug, act, existing.state));
  return status === act ? 0 : 1;
}

function doneLine(slug: string, act: CampaignAction): string {
  if (act === 'pause') return `${slug} is paused; what is on its way arrives. To have it go on: npm run send -- ${slug} --resume`;
  return act === 'resume' ? `${slug} goes on. To see how: npm run send -- ${slug}` : `${slug} was taken back: it goes to nobody.`;
}

/** Why nothing was to do. */
export function unchangedLine(slug: string, act: CampaignAction, state: State): string {
  if (state === 'done') return `Nothing to do: ${slug} was sent.`;
  if (state === 'scheduled')
    return `Nothing to do: ${slug} is planned, and was not begun. To take it back: npm run send -- ${slug} --cancel`;
  if (act === 'cancel') return `${slug} was begun, and what is sent cannot be taken back. To stop it: npm run send -- ${slug} --pause`;
  return `Nothing to do: ${slug} is ${state === 'paused' ? 'paused' : 'being sent'} already.`;
}
