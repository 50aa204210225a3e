import { BrowserScript } from '@/components/site/browser-assets';
import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { maxQueryLength } from '@/lib/content/search/search-state';
import { SearchElsewhere } from './search-elsewhere';

/** The search form, with empty elements that `site-search.browser.ts` fills. `search-link.browser.ts` moves it into a dialog. */
export function SearchBox({ locale }: { locale: Locale }) {
  const { title, close, found, none, failed, ...words } = dictionary(locale).search;
  return (
    <site-search
      className="block"
      data-label={title}
      data-close={close}
      data-words={JSON.stringify({ found, none, failed })}
      suppressHydrationWarning
    >
      <search>
        <form action={localePath(locale, '/search')}>
          <label htmlFor="search.query" className="block font-semibold">
            {words.query}
          </label>
          <div className="mt-1.5 flex gap-2">
            <input
              id="search.query"
              type="search"
              name="q"
              maxLength={maxQueryLength}
              autoComplete="off"
              enterKeyHint="search"
              className="field h-auto min-w-0 grow"
            />
            <button type="submit" className="button whitespace-nowrap">
              {words.submit}
            </button>
          </div>
          <div data-part="filters" hidden className="mt-3 flex flex-wrap gap-x-5 gap-y-2 text-[0.9375rem]">
            <Filter name="tag" label={words.tag} any={words.anyTag} />
            <Filter name="year" label={words.year} any={words.anyYear} />
          </div>
        </form>
      </search>
      <p role="status" className="mt-5 text-[0.9375rem] text-muted" />
      <div data-part="elsewhere" hidden>
        <SearchElsewhere locale={locale} />
      </div>
      <ol data-part="results" className="mt-2 divide-y divide-rule" />
      <button type="button" data-part="more" hidden className="button-quiet mt-3">
        {words.more}
      </button>
      <BrowserScript name="site-search" />
    </site-search>
  );
}

function Filter({ name, label, any }: { name: string; label: string; any: string }) {
  return (
    <label className="flex items-center gap-2">
      {label}
      <select name={name} className="field max-w-48">
        <option value="">{any}</option>
      </select>
    </label>
  );
}
