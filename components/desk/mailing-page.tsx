import { BrowserScript } from '@/components/site/browser-assets';
import { Frame } from '@/components/site/frame';
import { DataTable } from '@/components/ui/data-table';
import { PageHead } from '@/components/ui/page-head';
import { SectionHead } from '@/components/ui/section-head';
import { dictionary, type Locale, localePath, locales } from '@/lib/i18n';
import type { ReplyGroup } from '@/lib/mailings/group-replies';
import type { PersonInMailing } from '@/lib/mailings/people-in';
import type { DeliveryStatus, MailingProgress } from '@/lib/mailings/read-progress';
import type { PaceStep } from '@/lib/mailings/sending-pace';
import { MailingCard } from './mailing-card';
import { MailingPeople } from './mailing-people';
import { PaceChart } from './pace-chart';

export interface MailingView {
  mailing: MailingProgress;
  pace: PaceStep[];
  failures: ReplyGroup[];
  retries: ReplyGroup[];
  /** The people of one status, a page of them, counted from 1. */
  status: DeliveryStatus;
  page: number;
  people: PersonInMailing[];
}

/** One mailing: how it stands, how fast it goes, what servers say, and who is in which state. */
export function MailingPage({ locale, view }: { locale: Locale; view: MailingView }) {
  const { mailing, pace, failures, retries } = view;
  const words = dictionary(locale).desk.mailings;
  const path = `/desk/mailings/${mailing.id}`;
  return (
    <Frame locale={locale} path={path} languages={[...locales]}>
      <BrowserScript name="live-part" />
      <PageHead label={<a href={localePath(locale, '/desk')}>{dictionary(locale).desk.title}</a>} title={mailing.slug}>
        <p>
          <a href={localePath(locale, `/posts/${mailing.slug}/email`)} className="text-accent underline underline-offset-4">
            {words.mail}
          </a>
        </p>
      </PageHead>
      <live-part id="mailing.now" className="block">
        <div className="max-w-text">
          <MailingCard locale={locale} mailing={mailing} source={path} />
        </div>
        {pace.length > 0 && <PaceChart locale={locale} pace={pace} />}
        <Replies locale={locale} title={words.failures} groups={failures} />
        <Replies locale={locale} title={words.retries} groups={retries} />
      </live-part>
      {mailing.audience !== null && (
        <section className="mt-14">
          <SectionHead id="mailing.people" title={words.people} />
          <MailingPeople locale={locale} view={view} />
        </section>
      )}
    </Frame>
  );
}

function Replies({ locale, title, groups }: { locale: Locale; title: string; groups: ReplyGroup[] }) {
  const words = dictionary(locale).desk;
  if (groups.length === 0) return null;
  return (
    <div className="mt-8">
      <DataTable caption={title} columns={[words.reply, words.count]}>
        {groups.map(({ code, reply, count }) => (
          <tr key={`${code} ${reply}`}>
            <th scope="row">{reply.startsWith(String(code)) ? reply : [code, reply].filter(Boolean).join(' ')}</th>
            <td>{new Intl.NumberFormat(locale).format(count)}</td>
          </tr>
        ))}
      </DataTable>
    </div>
  );
}
