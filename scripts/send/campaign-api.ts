import { siteUrlOf } from '../../lib/base/env/derived-settings';
import { closest } from '../../lib/base/text/closest';
import type { CampaignPlan } from '../../lib/newsletter/campaigns/plan-campaign';
import type { CampaignProgress, ReplyGroup } from '../../lib/newsletter/campaigns/read-progress';
import { askSite, CannotAsk } from '../ask-site';

/** `GET /api/campaigns/:id`: dates are strings in JSON. */
export type Progress = Pick<
  CampaignProgress,
  'id' | 'slug' | 'state' | 'audience' | 'counts' | 'retrying' | 'possibleDuplicates' | 'perMinute' | 'pauseReason' | 'pauseReply'
> & {
  secondsLeft?: number;
  scheduledFor: string | null;
  frozenAt: string | null;
  resumedAt: string | null;
  finishedAt: string | null;
  failures: ReplyGroup[];
  retries: ReplyGroup[];
};

export const campaignActions = ['pause', 'resume', 'cancel'] as const;
export type CampaignAction = (typeof campaignActions)[number];
export type CampaignState = NonNullable<CampaignPlan['existing']>['state'];

/** The result of a test in one language; without a language when no session with the mail server could be opened. */
export interface TestOutcome {
  locale?: string;
  subject?: string;
  status: string;
  reply?: string;
}

/** How long the site may take to return a campaign's progress, in milliseconds. */
const timeout = 30_000;

/**
 * Posts a request about a post to `/api/campaigns`. An unknown slug is reported with the closest published one.
 *
 * @throws CannotAsk
 */
export async function postCampaign<T>(slug: string, fields: Record<string, string> = {}): Promise<T> {
  try {
    return await requestApi<T>('/api/campaigns', { slug, ...fields });
  } catch (error) {
    if (!(error instanceof CannotAsk) || error.status !== 404) throw error;
    const near = closest(slug, await publishedSlugs());
    throw new CannotAsk(
      `No post "${slug}" is published${near ? `. Do you mean ${near}?` : ': use the last part of its address.'}`,
      error.status,
    );
  }
}

export function readCampaign(id: string): Promise<Progress> {
  return requestApi<Progress>(`/api/campaigns/${id}`);
}

/** Runs an action on a campaign. Returns false when it changed nothing. */
export async function postAction(id: string, action: CampaignAction): Promise<boolean> {
  return (await requestApi<{ status: string }>(`/api/campaigns/${id}`, { action })).status === action;
}

/** Sends a GET request, or with `fields` a POST request. Throws CannotAsk, also when the connection breaks off. */
async function requestApi<T>(endpoint: string, fields?: Record<string, string>): Promise<T> {
  const init: RequestInit = fields
    ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(fields) }
    : { signal: AbortSignal.timeout(timeout) };
  const response = await askSite(endpoint, init);
  try {
    return (await response.json()) as T;
  } catch (error) {
    throw new CannotAsk(`The answer of ${endpoint} cannot be read (${error instanceof Error ? error.message : error}).`, 0);
  }
}

/** Returns the slugs in the site's feed, or none when it cannot be read. */
async function publishedSlugs(): Promise<string[]> {
  try {
    const feed = (await (await fetch(`${siteUrlOf(process.env)}/feed.json`)).json()) as { items: { url: string }[] };
    return feed.items.map(({ url }) => new URL(url).pathname.split('/').at(-1) ?? '');
  } catch {
    return [];
  }
}
