import { SectionHead } from '@/components/ui/section-head';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import type { Tag } from '@/lib/content/model/tags';
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
