/**
 * Shows the diagnostics of the content check and the type check at the foot of the page in `npm run dev`, until they are fixed. Its element
 * is beside the body, where neither the page's styles nor React reach it. In English, as all diagnostics are.
 */
import type { ShownDiagnostic } from './diagnostics-server';

const styles = `
  :host { color-scheme: inherit; }
  details {
    position: fixed; inset: auto 0 0; z-index: 2147483646; max-height: 45vh; overflow: auto; box-sizing: border-box;
    font: 0.875rem/1.45 system-ui, sans-serif; overflow-wrap: anywhere;
    color: light-dark(#1d1a26, #ebe8f2); background: light-dark(#fff, #1b1825);
    border-top: 4px solid light-dark(#b3261e, #ff8f85); box-shadow: 0 -4px 18px #0004;
  }
  .mild { border-top-color: light-dark(#8a5a00, #f0b849); }
  summary { position: sticky; top: 0; padding: 0.6rem 1.25rem; font-weight: 650; cursor: pointer; background: inherit; }
  summary:focus-visible, a:focus-visible { outline: 3px solid light-dark(#6436cf, #b9a1ff); outline-offset: -3px; }
  ol { list-style: none; margin: 0; padding: 0 1.25rem 0.9rem; }
  li { padding: 0.6rem 0; border-top: 1px solid light-dark(#e4dfeb, #342f43); }
  p { margin: 0; }
  .where { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.8125rem; color: light-dark(#5d586b, #aca6bb); }
  .severity { font-weight: 650; color: light-dark(#b3261e, #ff8f85); }
  .mild .severity, .warning .severity { color: light-dark(#8a5a00, #f0b849); }
  a { color: light-dark(#6436cf, #b9a1ff); }
`;

const host = document.createElement('content-diagnostics');
const shadow = host.attachShadow({ mode: 'open' });
const status = element('div', { role: 'status' });
const details = element('details', { open: '' });
shadow.append(element('style', {}, styles), status);

const source = new EventSource('/dev/diagnostics');
source.onmessage = ({ data }: MessageEvent<string>) => show(JSON.parse(data));
// React removes the element when it renders the whole document again.
new MutationObserver(place).observe(document.documentElement, { childList: true });
place();

function place(): void {
  if (!host.isConnected) document.documentElement.append(host);
}

function show(diagnostics: ShownDiagnostic[]): void {
  place();
  const isHere = ({ address }: ShownDiagnostic) => address === decodeURI(location.pathname);
  const sorted = diagnostics.toSorted((a, b) => Number(isError(b)) - Number(isError(a)) || Number(isHere(b)) - Number(isHere(a)));
  details.className = diagnostics.some(isError) ? '' : 'mild';
  const more = diagnostics.some((one) => isError(one) && one.source === 'content')
    ? ' Until they are fixed, pages may stay as they were.'
    : '';
  const counts = [countOf('Content', 'content'), countOf('Types', 'types')].filter(Boolean).join(' ');
  details.replaceChildren(element('summary', {}, counts + more), element('ol', {}, ...sorted.map(item)));
  if (diagnostics.length) status.replaceChildren(details);
  else status.replaceChildren();
  document.documentElement.style.paddingBottom = diagnostics.length ? `${details.offsetHeight}px` : '';

  function countOf(label: string, source: ShownDiagnostic['source']): string {
    const found = diagnostics.filter((one) => one.source === source);
    const errors = found.filter(isError).length;
    const warnings = found.length - errors;
    return found.length
      ? `${label}: ${[errors && count(errors, 'error'), warnings && count(warnings, 'warning')].filter(Boolean).join(', ')}.`
      : '';
  }
}

function isError({ severity }: ShownDiagnostic): boolean {
  return severity === 'error';
}

function item({ file, line, column, severity, reason, fix, address }: ShownDiagnostic): HTMLElement {
  const where = element('p', { class: 'where' }, `${file}:${line}:${column} `);
  if (address) where.append(element('a', { href: encodeURI(address) }, address));
  return element(
    'li',
    { class: severity },
    where,
    element('p', {}, element('span', { class: 'severity' }, severity), `: ${reason}.`),
    element('p', {}, fix),
  );
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function element(name: string, attributes: Record<string, string>, ...children: (string | Node)[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
