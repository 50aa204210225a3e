import { dictionary, fillCount, type Locale, localePath } from '@/lib/base/i18n/i18n';
import type { CountedTag } from '@/lib/content/model/tags';

/** Tags with their descriptions and numbers of posts. */
export function TagList({ locale, tags }: { locale: Locale; tags: CountedTag[] }) {
  const words = dictionary(locale).tags;
  return (
    <ul className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
      {tags.map(({ tag, count }) => (
        <li key={tag.key} className="border-t border-rule pt-4">
          <a href={localePath(locale, `/tags/${tag.key}`)} className="font-serif text-xl font-bold hover:text-accent">
            {tag.label[locale]}
          </a>
          <p className="mt-1 text-muted">{tag.description[locale]}</p>
          <p className="mt-1 text-sm text-muted">{fillCount(locale, words.count, count)}</p>
        </li>
      ))}
    </ul>
  );
}
