import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { dictionary, type Locale, locales } from '@/lib/base/i18n/i18n';
import { SearchBox } from './search-box';
import { SearchElsewhere } from './search-elsewhere';

/** `/search`: one static page for all queries. The script reads the query from the URL. */
export function SearchPage({ locale }: { locale: Locale }) {
  const words = dictionary(locale).search;
  return (
    <Frame locale={locale} path="/search" languages={[...locales]}>
      <PageHead title={words.title}>
        <p>{words.description}</p>
      </PageHead>
      <noscript>
        <p>{words.noScript}</p>
        <SearchElsewhere locale={locale} />
      </noscript>
      <div className="max-w-text">
        <SearchBox locale={locale} />
      </div>
    </Frame>
  );
}
