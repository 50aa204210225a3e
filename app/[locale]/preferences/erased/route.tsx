import { NoticePage } from '@/components/subscriber/notice-page';
import { dictionary, toLocale } from '@/lib/base/i18n/i18n';
import { privateResponse } from '@/server/http/private-response';

/** The page after a subscriber's data was erased. */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/preferences/erased'>) {
  const locale = toLocale((await params).locale);
  const { done: title, doneText } = dictionary(locale).preferences.erase;
  const children = (
    <NoticePage locale={locale} path="/preferences/erased" title={title}>
      <p>{doneText}</p>
    </NoticePage>
  );
  return privateResponse({ locale, title, children });
}
