import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on a page against WCAG 2.2 AA and its own best practices, as `rule: elements`: everything in the light scheme, and in
 * the dark one the colours again, which are all that it changes.
 */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const inLight = await violationsOf(look(page).withTags(rules));
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await violationsOf(look(page).withRules(['color-contrast']));
  return [...inLight, ...inDark.map((violation) => `in the dark scheme, ${violation}`)];
}

/** There are no frames, which axe's newer mode is for: without it, and without a list of all that is well, it takes half the time. */
function look(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
}

async function violationsOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
