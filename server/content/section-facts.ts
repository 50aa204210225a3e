import { dictionary, type Locale, locales } from '@/lib/base/i18n/i18n';
import type { PageFacts } from '@/lib/content/metadata/page-metadata';

/** Returns the metadata of `/<name>`, whose title and description are in the dictionary under that name. */
export function sectionFacts(locale: Locale, name: 'frameworks' | 'guide' | 'tags'): PageFacts {
  const { title, description } = dictionary(locale)[name];
  return { locale, path: `/${name}`, title, description, languages: [...locales], card: { kind: 'pages', key: name } };
}
