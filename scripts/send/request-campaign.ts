import { siteUrlOf } from '../../lib/base/env/derived-settings';
import { closest } from '../../lib/base/text/closest';
import { askSite, CannotAsk } from '../ask-site';

/** How long a site may take to say how a campaign stands, in milliseconds. To begin one takes as long as it takes. */
const patience = 30_000;

/**
 * Asks the endpoint for campaigns about a post; one that is not there may be misspelt.
 *
 * @throws CannotAsk
 */
export async function requestCampaign<T>(slug: string, fields: Record<string, string> = {}): Promise<T> {
  try {
    return await requestAdmin<T>('/api/campaigns', { slug, ...fields });
  } catch (error) {
    if (!(error instanceof CannotAsk) || error.status !== 404) throw error;
    const near = closest(slug, await publishedSlugs());
    throw new CannotAsk(
      `No post "${slug}" is published${near ? `. Do you mean ${near}?` : ': its name is the last part of its address.'}`,
      error.status,
    );
  }
}

/**
 * Asks a endpoint for campaigns, and sends it fields where there are any.
 *
 * @throws CannotAsk, also where the answer breaks off
 */
export async function requestAdmin<T>(handler: string, fields?: Record<string, string>): Promise<T> {
  const init: RequestInit = fields
    ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(fields) }
    : { signal: AbortSignal.timeout(patience) };
  const answer = await askSite(handler, init);
  try {
    return (await answer.json()) as T;
  } catch (error) {
    throw new CannotAsk(`What ${handler} answered cannot be read (${error instanceof Error ? error.message : error}).`, 0);
  }
}

/** The names of what the site has published, by its feed; none where that cannot be read. */
async function publishedSlugs(): Promise<string[]> {
  try {
    const feed = (await (await fetch(`${siteUrlOf(process.env)}/feed.json`)).json()) as { items: { url: string }[] };
    return feed.items.map(({ url }) => new URL(url).pathname.split('/').at(-1) ?? '');
  } catch {
    return [];
  }
}
