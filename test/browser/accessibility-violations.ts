import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Returns what axe finds on a page against WCAG 2.2 AA and its best practices, as `rule: elements`: all rules in the light scheme, and the
 * contrast of colours in the dark one.
 */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const inLight = await violationsOf(createAxe(page).withTags(rules));
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await violationsOf(createAxe(page).withRules(['color-contrast']));
  return [...inLight, ...inDark.map((violation) => `in the dark scheme, ${violation}`)];
}

/** Pages have no frames, so axe's legacy mode suffices. Without its list of passed rules it takes half the time. */
function createAxe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
}

async function violationsOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
