import { defaultLocale, type Locale } from '../../base/i18n/i18n';
import { site } from '../../base/site';
import { type Cell, factText } from './facts';

/**
 * Returns the address of a new issue on GitHub about a cell, with the form for facts filled in. The issue is in the default language and
 * quotes the fact in the reader's.
 *
 * @see .github/ISSUE_TEMPLATE/fact.yml: a parameter fills in the field with that `id`.
 */
export function reportUrl(locale: Locale, { framework, facet, fact }: Cell): string {
  const params = new URLSearchParams({
    template: 'fact.yml',
    title: `${framework.name}: ${facet.label[defaultLocale]}`,
    cell: `${facet.key} in content/frameworks/${framework.key}.yml`,
    says: fact
      ? `It says: ${factText(locale, fact)}\nIts source: ${fact.source}\nChecked: ${fact.checked.slice(0, 10)}`
      : 'It says nothing.',
  });
  return `${site.repository}/issues/new?${params}`;
}
