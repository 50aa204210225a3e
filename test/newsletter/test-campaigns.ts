import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, vi } from 'vitest';
import { database } from '../../lib/base/db/database';
import { campaigns, deliveries, subscribers } from '../../lib/base/db/schema';
import { composeRecipientMessage } from '../../lib/newsletter/campaigns/compose-recipient-message';
import { mergeFields } from '../../lib/newsletter/campaigns/merge-fields';
import { type RenderedEmail, renderOnDemand } from '../../lib/newsletter/campaigns/rendered-email';
import { sendDue } from '../../lib/newsletter/delivery/send-due';
import type { Outcome } from '../../lib/newsletter/email/mail-session';

/** The rendered email of a post. */
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

/** The rendered emails by language and slug. Before each test: jax-in-depth in both languages. */
export const emails: Record<string, unknown> = {};

/** Makes the tests of a file read `emails`. */
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
/** Adds confirmed English subscribers of all topics, with the given changes, and returns their ids. */
export async function add(...rows: Row[]): Promise<string[]> {
  const number = Math.random().toString(36).slice(2);
  const values = rows.map((row, index) => {
    const address = `${index}.${number}@example.net`;
    return { address, addressKey: address, state: 'confirmed' as const, locale: 'en' as const, topics: [], ...row };
  });
  return (await (await database()).insert(subscribers).values(values).returning()).map(({ id }) => id);
}

export const manyReaders = (count: number) => add(...Array.from({ length: count }, () => ({})));

/** Sends all due messages to a mail server that answers with `answer`, and returns them. */
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
    compose: (delivery) => (delivery.kind === 'campaign' ? composeRecipientMessage(delivery) : expect.fail('no notification is due')),
  });
  return sent;
}
/** Returns the only campaign. */
export const campaign = async () => (await (await database()).select().from(campaigns))[0];
/** Returns the number of deliveries with each status. */
export const counts = async () => {
  const rows = await (await database())
    .select({ status: deliveries.status, count: sql<number>`count(*)::int` })
    .from(deliveries)
    .groupBy(deliveries.status);
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
};
/** Makes all deferred deliveries due. */
export const isDueAgain = async () =>
  (await database()).update(deliveries).set({ nextAt: sql`now()` }).where(eq(deliveries.status, 'queued'));
