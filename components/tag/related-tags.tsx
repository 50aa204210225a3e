import { SectionHead } from '@/components/ui/section-head';
import type { Tag } from '@/lib/content/tags';
import { dictionary, type Locale } from '@/lib/i18n';
import { TagLinks } from './tag-links';

const id = 'page.related';

/** The tags that posts of a tag often have, too; nothing where there are none. */
export function RelatedTags({ locale, tags }: { locale: Locale; tags: Tag[] }) {
  if (tags.length === 0) return null;
  const { related } = dictionary(locale).tags;
  return (
    <section aria-labelledby={id} className="screen-only mt-16">
      <SectionHead id={id} title={related} />
      <TagLinks locale={locale} tags={tags} label={related} />
    </section>
  );
}
