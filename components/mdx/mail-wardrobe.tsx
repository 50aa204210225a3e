import { askedPolls } from '@/lib/content/polls';
import type { Locale } from '@/lib/i18n';
import type { EditorTagProps, Wardrobe } from '@/lib/mdx/editor-tags';
import { mailFrameworkTableIn } from './mail-framework-table';
import { MailPoll } from './mail-poll';
import { plainWardrobe } from './plain-wardrobe';

/** How each tag looks in a mailing: as in feeds, but for what readers of a mail can answer, and for tables that must fit a phone. */
export function mailWardrobe(locale: Locale): Wardrobe {
  return {
    ...plainWardrobe(locale),
    FrameworkTable: mailFrameworkTableIn(locale),
    Poll: ({ id }: EditorTagProps<'Poll'>) => askedPolls([id]).map((poll) => <MailPoll key={id} locale={locale} poll={poll} heading="p" />),
  };
}
