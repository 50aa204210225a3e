import type { Dictionary } from '@/lib/base/i18n/i18n';
import { BrowserScript } from './browser-assets';

/** The switch between colour schemes. `theme-switch.browser.ts` gives it life; without script it is not shown. */
export function ThemeSwitch({ words }: { words: Dictionary['theme'] }) {
  return (
    <theme-switch className="screen-only order-last sm:order-none" suppressHydrationWarning>
      <select
        aria-label={words.label}
        autoComplete="off"
        className="h-8 cursor-pointer rounded-md border border-rule bg-paper px-1.5 text-sm text-muted hover:text-ink"
      >
        <option value="system">{words.system}</option>
        <option value="light">{words.light}</option>
        <option value="dark">{words.dark}</option>
      </select>
      <BrowserScript name="theme-switch" />
    </theme-switch>
  );
}
