import type { Page } from '@playwright/test';

/** Returns the grades of a facet in the open data, by the framework's name. */
export async function gradesOf(page: Page, facet: string): Promise<Map<string, number>> {
  const { frameworks } = await (await page.request.get('/data/frameworks.json')).json();
  return new Map(
    frameworks.map((framework: { name: string; facts: { facet: string; grade: number }[] }) => [
      framework.name,
      framework.facts.find((fact) => fact.facet === facet)?.grade ?? Number.NaN,
    ]),
  );
}
