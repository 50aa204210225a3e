import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, vi } from 'vitest';
import { database } from '../../lib/base/db/database';
import { campaigns, deliveries, subscribers } from '../../lib/base/db/schema';
import { composeRecipientMessage } from '../../lib/newsletter/campaigns/compose-recipient-message';
import { mergeFields } from '../../lib/newsletter/campaigns/merge-fields';
import { type RenderedEmail, renderOnDemand } from '../../lib/newsletter/campaigns/rendered-email';
import type { Outcome } from '../../lib/newsletter/delivery/outcome';
import { sendDue } from '../../lib/newsletter/delivery/send-due';

/** A post as its build has made it. */
export const renderedEmail = (language: string) => ({
  title: 'JAX in depth',
  formerSlugs: [] as string[],
  tags: ['jax', 'xla'],
  topics: ['jax'],
  message: {
    subject: `JAX in depth (${language})`,
    html: `<!DOCTYPE html><html lang="${language}"><body><p>Hello</p><a href="https://example.org/unsubscribe/${mergeFields.unsubscribe}">leave</a></body></html>`,
    text: `Hello https://example.org/unsubscribe/${mergeFields.unsubscribe}`,
    language,
    headers: { 'List-Unsubscribe': `<https://example.org/u/${mergeFields.unsubscribe}>` },
  },
});

/** The rendered e-mails that a build has made, by language and post: the post jax-in-depth in both languages, before each test. */
export const emails: Record<string, unknown> = {};

/** Has the tests of a file read those. */
export function provideEmails(): void {
  beforeAll(() => {
    vi.stubEnv('MAIL_FROM', 'Twinko AI <newsletter@example.org>');
    renderOnDemand(async (locale, slug) => emails[`${locale}/${slug}`] as RenderedEmail | undefined);
  });
  beforeEach(() => {
    for (const name of Object.keys(emails)) delete emails[name];
    Object.assign(emails, { 'en/jax-in-depth': renderedEmail('en'), 'zh/jax-in-depth': renderedEmail('zh') });
  });
}

type Row = Partial<typeof subscribers.$inferInsert>;
/** Adds confirmed subscribers who read English and want everything, but for what is said, and gives their ids. */
export async function add(...rows: Row[]): Promise<string[]> {
  const number = Math.random().toString(36).slice(2);
  const made = rows.map((row, index) => {
    const address = `${index}.${number}@example.net`;
    return { address, addressKey: address, state: 'confirmed' as const, locale: 'en' as const, topics: [], ...row };
  });
  return (await (await database()).insert(subscribers).values(made).returning()).map(({ id }) => id);
}
export const manyReaders = (count: number) => add(...Array.from({ length: count }, () => ({})));

/** Sends all that is due to a server that answers as `answer` says, and gives to whom. */
export async function send(
  answer: (to: string, number: number) => Outcome | undefined = () => ({ status: 'sent', code: 250, reply: '250 ok' }),
) {
  const sent: { to: string; bytes: string }[] = [];
  await sendDue({
    leases: 4,
    open: async () => ({
      isOpen: true,
      async send(bytes, { to }) {
        sent.push({ to, bytes: bytes.toString('latin1') });
        return answer(to, sent.length);
      },
      close() {},
    }),
    write: (delivery) => (delivery.kind === 'campaign' ? composeRecipientMessage(delivery) : expect.fail('no notice is due')),
  });
  return sent;
}
/** The only campaign. */
export const campaign = async () => (await (await database()).select().from(campaigns))[0];
/** How many deliveries there are in each state. */
export const counts = async () => {
  const rows = await (await database())
    .select({ status: deliveries.status, count: sql<number>`count(*)::int` })
    .from(deliveries)
    .groupBy(deliveries.status);
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
};
/** Has the time come of all that was put off. */
export const isDueAgain = async () =>
  (await database()).update(deliveries).set({ nextAt: sql`now()` }).where(eq(deliveries.status, 'queued'));
