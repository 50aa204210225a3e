import { defineNestedType } from 'contentlayer2/source-files';
import { locales } from '../../base/i18n/i18n';

/** A text in each of the site's languages. */
export const LocalizedText = defineNestedType(() => ({
  name: 'LocalizedText',
  fields: Object.fromEntries(locales.map((locale) => [locale, { type: 'string', required: true }])) as Record<
    (typeof locales)[number],
    { type: 'string'; required: true }
  >,
}));
