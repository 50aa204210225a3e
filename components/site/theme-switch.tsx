import type { Dictionary } from '@/lib/base/i18n/i18n';
import { BrowserScript } from './browser-assets';

/** The select for the colour scheme, handled by `theme-switch.browser.ts`. Hidden without script. */
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
