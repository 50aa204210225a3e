import type { Locale } from '@/lib/base/i18n/i18n';
import { askedPolls } from '@/lib/content/model/polls';
import { mailFrameworkTableIn } from './email-framework-table';
import { MailPoll } from './email-poll';
import { feedComponents } from './feed';
import type { MdxComponents, MdxTagProps } from './mdx-components';

/** How each tag looks in a campaign: as in feeds, but for what readers of a mail can answer, and for tables that must fit a phone. */
export function emailComponents(locale: Locale): MdxComponents {
  return {
    ...feedComponents(locale),
    FrameworkTable: mailFrameworkTableIn(locale),
    Poll: ({ id }: MdxTagProps<'Poll'>) => askedPolls([id]).map((poll) => <MailPoll key={id} locale={locale} poll={poll} heading="p" />),
  };
}
