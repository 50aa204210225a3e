import { personalAnswer } from '@/app/personal-answer';
import { NoticePage } from '@/components/subscriber/notice-page';
import { dictionary, toLocale } from '@/lib/i18n';

/** That nothing is kept of somebody any more. */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/preferences/erased'>) {
  const locale = toLocale((await params).locale);
  const { done: title, doneText } = dictionary(locale).preferences.erase;
  const children = (
    <NoticePage locale={locale} path="/preferences/erased" title={title}>
      <p>{doneText}</p>
    </NoticePage>
  );
  return personalAnswer({ locale, title, children });
}
