import { expect, test } from 'vitest';
import { renderMessage } from '@/components/email/render-message';
import { listFacets, listMainFrameworks } from '@/lib/content/model/frameworks';
import { emailComponents } from './email';

test('a framework table in an e-mail has two columns, and both parts name the source of each fact', async () => {
  const frameworks = listMainFrameworks();
  const facets = listFacets().slice(0, 5);
  const { FrameworkTable } = emailComponents('en');
  const keys = { of: frameworks.map(({ key }) => key).join(' '), show: facets.map(({ key }) => key).join(' ') };
  const page = <FrameworkTable {...keys} caption="Compared" />;
  const { html, text } = await renderMessage({ subject: '', page, language: 'en', siteUrl: 'https://newsletter.example' });
  expect(html).toMatch(/<table><caption>Compared<\/caption><tbody><tr><th scope="rowgroup" colSpan="2">/);
  expect([...html.matchAll(/<th scope="rowgroup" colSpan="2">([^<]+)/g)].map(([, label]) => label)).toEqual(
    facets.map(({ label }) => label.en),
  );
  const rows = [...html.matchAll(/<tr><th scope="row">([^<]+)<\/th><td>(.*?)<\/td><\/tr>/g)];
  expect(rows.map(([, name]) => name)).toEqual(facets.flatMap(() => frameworks.map(({ name }) => name)));
  for (const facet of facets)
    for (const { name, facts } of frameworks) {
      const fact = facts.find(({ facet: key }) => key === facet.key);
      expect(text).toContain(`\n  ${name}: `);
      if (fact) expect(text).toContain(`<${fact.source}>`);
    }
});
