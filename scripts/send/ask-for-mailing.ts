import { closest } from '../../lib/closest';
import { languageName } from '../../lib/i18n';
import type { MailingPlan } from '../../lib/mailings/plan-mailing';
import { replyText } from '../../lib/reply-text';
import { siteUrlOf } from '../../lib/settings.mjs';
import { askSite, CannotAsk } from '../ask-site';

const numbers = new Intl.NumberFormat('en');

/** Asks the door for mailings; a post that is not there may be misspelt. */
export async function askForMailing<T>(slug: string, fields: Record<string, string> = {}): Promise<T> {
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ slug, ...fields }) };
  try {
    return (await (await askSite('/api/mailings', init)).json()) as T;
  } catch (error) {
    if (!(error instanceof CannotAsk) || !/ answers 404\./.test(error.message)) throw error;
    const near = closest(slug, await publishedSlugs());
    throw new CannotAsk(`No post "${slug}" is published${near ? `. Do you mean ${near}?` : ': its name is the last part of its address.'}`);
  }
}

/** Counts to whom a post would go, and says so. Gives the plan. */
export async function planPost(slug: string): Promise<MailingPlan> {
  const plan = await askForMailing<MailingPlan>(slug, { dry: 'yes' });
  for (const line of planLines(plan)) console.log(line);
  return plan;
}

/** What a plan says, a line each. */
export function planLines({ title, people, audience, withoutEdition, existing }: MailingPlan): string[] {
  if (existing) return [`${title}: it is a mailing already (${existing.state}), and nobody gets it twice.`];
  const each = people.map(({ locale, count }) => `${numbers.format(count)} in ${languageName('en', locale)}`).join(', ');
  return [
    `${title}: ${numbers.format(audience)} ${audience === 1 ? 'person wants' : 'people want'} it (${each}).`,
    ...(withoutEdition
      ? [
          `  ${numbers.format(withoutEdition)} more want it, but in a language that it is not written in: they will not get it later, either. Translate it first?`,
        ]
      : []),
  ];
}

/** Sends a post to one mailbox, says what the server said, and gives the exit code. */
export async function testPost(slug: string, to: string): Promise<number> {
  const { outcomes } = await askForMailing<{ outcomes: { locale?: string; subject?: string; status: string; reply?: string }[] }>(slug, {
    test: to,
  });
  for (const { subject, status, reply = '' } of outcomes) console.log(`${status.padEnd(9)} ${subject ?? ''}  ${replyText(reply)}`);
  return outcomes.every(({ status }) => status === 'sent') ? 0 : 1;
}

/** Pauses a mailing, has it go on or takes it back, and gives the exit code. */
export async function actOn(slug: string, act: 'pause' | 'resume' | 'cancel'): Promise<number> {
  const { existing } = await askForMailing<MailingPlan>(slug, { dry: 'yes' });
  if (!existing) throw new CannotAsk(`${slug} is not being sent.`);
  const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ act }) };
  const { status } = (await (await askSite(`/api/mailings/${existing.id}`, init)).json()) as { status: string };
  const done = { pause: 'is paused', resume: 'goes on', cancel: 'was taken back' }[act];
  console.log(status === act ? `${slug} ${done}.` : `Nothing to do: ${slug} is ${existing.state}.`);
  return status === act ? 0 : 1;
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
