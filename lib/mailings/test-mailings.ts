import { eq, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, vi } from 'vitest';
import { database } from '../db/database';
import { deliveries, mailings, subscribers } from '../db/schema';
import type { Outcome } from '../deliveries/outcome';
import { sendDue } from '../deliveries/send-due';
import { places } from './places';
import { type Rendition, renderOnDemand } from './rendition';
import { writeCopy } from './write-copy';

/** A post as its build has made it. */
export const rendition = (language: string) => ({
  title: 'JAX in depth',
  formerSlugs: [] as string[],
  tags: ['jax', 'xla'],
  topics: ['jax'],
  message: {
    subject: `JAX in depth (${language})`,
    html: `<!DOCTYPE html><html lang="${language}"><body><p>Hello</p><a href="https://example.org/unsubscribe/${places.unsubscribe}">leave</a></body></html>`,
    text: `Hello https://example.org/unsubscribe/${places.unsubscribe}`,
    language,
    headers: { 'List-Unsubscribe': `<https://example.org/u/${places.unsubscribe}>` },
  },
});

/** The rendered e-mails that a build has made, by language and post: the post jax-in-depth in both languages, before each test. */
export const emails: Record<string, unknown> = {};

/** Has the tests of a file read those. */
export function provideEmails(): void {
  beforeAll(() => {
    vi.stubEnv('MAIL_FROM', 'Twinko AI <newsletter@example.org>');
    renderOnDemand(async (locale, slug) => emails[`${locale}/${slug}`] as Rendition | undefined);
  });
  beforeEach(() => {
    for (const name of Object.keys(emails)) delete emails[name];
    Object.assign(emails, { 'en/jax-in-depth': rendition('en'), 'zh/jax-in-depth': rendition('zh') });
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
export const crowd = (count: number) => add(...Array.from({ length: count }, () => ({})));

/** Sends all that is due to a server that answers as `answer` says, and gives to whom. */
export async function send(
  answer: (to: string, number: number) => Outcome | undefined = () => ({ status: 'sent', code: 250, reply: '250 ok' }),
) {
  const sent: { to: string; bytes: string }[] = [];
  await sendDue({
    slots: 4,
    open: async () => ({
      isOpen: true,
      async send(bytes, { to }) {
        sent.push({ to, bytes: bytes.toString('latin1') });
        return answer(to, sent.length);
      },
      close() {},
    }),
    write: (delivery) => (delivery.kind === 'copy' ? writeCopy(delivery) : expect.fail('no notice is due')),
  });
  return sent;
}
/** The only mailing. */
export const mailing = async () => (await (await database()).select().from(mailings))[0];
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
