import 'server-only';
import { inTransaction } from '@/lib/base/db/in-transaction';
import { HttpError } from '@/lib/base/http/http-error';
import { log } from '@/lib/base/log/log';
import { cancelCampaign, pauseCampaign, resumeCampaign } from '@/lib/newsletter/campaigns/pause-campaign';
import { readProgress } from '@/lib/newsletter/campaigns/read-progress';
import { wakeSender } from './sender';

/** What an operator can do with a campaign. `cancel` deletes one that has not started. */
export const campaignActions = ['pause', 'resume', 'cancel'] as const;

export type CampaignAction = (typeof campaignActions)[number];

export function isCampaignAction(text: string | undefined): text is CampaignAction {
  return campaignActions.some((action) => action === text);
}

/**
 * Pauses, resumes or cancels a campaign. Returns whether that changed anything.
 *
 * @throws HttpError 404 when there is no such campaign
 */
export async function runCampaignAction(id: string, action: CampaignAction): Promise<boolean> {
  if (!(await inTransaction((db) => readProgress(db, id)))) throw new HttpError(404, 'no-such-campaign');
  const actions = {
    pause: () => inTransaction((db) => pauseCampaign(db, id, 'by-hand')),
    resume: () => resumeCampaign(id),
    cancel: () => cancelCampaign(id),
  };
  const isChanged = await actions[action]();
  if (isChanged) log('campaign', { campaign: id, action });
  if (isChanged && action === 'resume') wakeSender();
  return isChanged;
}
