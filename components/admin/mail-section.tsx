import { DataTable } from '@/components/ui/data-table';
import { formatDateTime } from '@/lib/base/i18n/format';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import type { MailQueue } from '@/lib/newsletter/admin/mail-queue';

/** The queue of notifications and its latest failures, without addresses. */
export function MailSection({ locale, queue }: { locale: Locale; queue: MailQueue }) {
  const words = dictionary(locale).admin;
  const numbers = new Intl.NumberFormat(locale);
  const counts = (['queued', 'sending', 'sent', 'failed'] as const).map((key) => [words[key], numbers.format(queue[key])] as const);
  const due = queue.dueSince ? formatDateTime(locale, queue.dueSince.toISOString()) : words.nothingDue;
  return (
    <>
      <dl className="grid max-w-text grid-cols-[1fr_auto] gap-x-6 gap-y-1.5">
        {[...counts, [words.dueSince, due] as const].map(([label, value]) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd className="text-end font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <h3 className="mt-8 font-semibold">{words.failures}</h3>
      {queue.failures.length === 0 ? (
        <p className="mt-2">{words.noFailure}</p>
      ) : (
        <DataTable caption={words.failures} columns={[words.number, words.at, words.notice, words.attempts, words.reply]}>
          {queue.failures.map(({ id, notice, attempts, finishedAt, smtpCode, smtpReply }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>{finishedAt && formatDateTime(locale, finishedAt.toISOString())}</td>
              <td>{notice}</td>
              <td>{attempts}</td>
              <td>{[smtpCode, smtpReply].filter(Boolean).join(' ')}</td>
            </tr>
          ))}
        </DataTable>
      )}
    </>
  );
}
