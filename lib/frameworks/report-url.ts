import type { Locale } from '../i18n';
import { site } from '../site';
import { type Cell, wordsOf } from './facts';

/**
 * The address of a new issue on GitHub that names a cell: the framework, the facet, its file and what it says. The issue is in
 * English, since everybody reads it there; the words are those that the reader saw.
 */
export function reportUrl(locale: Locale, { framework, facet, fact }: Cell): string {
  const said = fact
    ? `It says: ${wordsOf(locale, fact)}\nIts source: ${fact.source}\nChecked: ${fact.checked.slice(0, 10)}`
    : 'It says nothing.';
  const params = new URLSearchParams({
    title: `${framework.name}: ${facet.label.en}`,
    body: `The fact "${facet.key}" in content/frameworks/${framework.key}.yml\n\n${said}\n\nWhat is wrong, and where it is said (official source):\n\n`,
  });
  return `${site.repository}/issues/new?${params}`;
}
