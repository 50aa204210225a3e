import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import type { BodyHeading } from '@/lib/content/mdx/headings';

/** The table of contents of a post with at least three headings. Level 3 is left out if there are three headings of level 2. */
export function ContentsList({ locale, headings }: { locale: Locale; headings: BodyHeading[] }) {
  if (headings.length < 3) return null;
  const main = headings.filter(({ level }) => level === 2);
  const shown = main.length >= 3 ? main : headings;
  return (
    <nav
      aria-labelledby="page.contents"
      className="screen-only text-[0.9375rem] lg:sticky lg:top-8 lg:max-h-[calc(100vh-4rem)] lg:overflow-y-auto"
    >
      <h2 id="page.contents" className="mb-2 text-sm font-semibold text-muted">
        {dictionary(locale).post.contents}
      </h2>
      <ol className="space-y-0.5 border-l-2 border-rule">
        {shown.map(({ id, text, level }) => (
          <li key={id} className={level === 3 ? 'pl-8' : 'pl-4'}>
            <a href={`#${id}`} className="block py-1 hover:text-accent">
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
