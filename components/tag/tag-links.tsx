import { type Locale, localePath } from '@/lib/base/i18n/i18n';
import type { Tag } from '@/lib/content/model/tags';

/** Links to tags in a row. */
export function TagLinks({ locale, tags, label }: { locale: Locale; tags: Tag[]; label: string }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-2">
      {tags.map((tag) => (
        <li key={tag.key}>
          <a
            href={localePath(locale, `/tags/${tag.key}`)}
            className="block rounded-full bg-soft px-3 py-1 text-sm text-accent hover:underline"
          >
            {tag.label[locale]}
          </a>
        </li>
      ))}
    </ul>
  );
}
