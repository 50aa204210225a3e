import { NoticePage } from '@/components/subscriber/notice-page';
import { dictionary, localePath, toLocale } from '@/lib/base/i18n/i18n';
import { privateResponse } from '@/server/http/private-response';

/** The page after a link was requested: the same whether or not the address is subscribed. */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/preferences/check-inbox'>) {
  const locale = toLocale((await params).locale);
  const { title, text, nothingCame, subscribe } = dictionary(locale).preferences.checkInbox;
  const children = (
    <NoticePage locale={locale} path="/preferences/check-inbox" title={title}>
      <p>{text}</p>
      <p className="mt-4">
        {nothingCame}{' '}
        <a href={localePath(locale, '/subscribe')} className="text-accent underline underline-offset-4">
          {subscribe}
        </a>
      </p>
    </NoticePage>
  );
  return privateResponse({ locale, title, children });
}
