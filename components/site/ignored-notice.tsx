import { fill } from '@/lib/i18n';
import type { IgnoredParameter } from '@/lib/ignored-parameters';

/** Says what of an address was left out; nothing where all of it meant something. `text` has a place for the `{list}`. */
export function IgnoredNotice({ text, ignored }: { text: string; ignored: IgnoredParameter[] }) {
  if (ignored.length === 0) return null;
  const list = ignored.slice(0, shownAtMost).map(({ name, value }) => `${shorten(name)}=${shorten(value)}`);
  return (
    <div role="note" className="callout mb-6 max-w-text">
      <p>{fill(text, { list: list.join(', ') + (ignored.length > shownAtMost ? ' …' : '') })}</p>
    </div>
  );
}

const shownAtMost = 5;

/** As much of a stranger's text as tells which it is, without what would turn the text around it. */
function shorten(text: string): string {
  const visible = text.replace(/\p{C}/gu, '�');
  return [...visible].length > 30 ? `${[...visible].slice(0, 29).join('')}…` : visible;
}
