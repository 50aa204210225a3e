/**
 * Shows in `npm run dev`, at the foot of the page, what the content check finds, and takes it away when it is fixed. It stands
 * beside the body, where neither the page's styles nor React reach it. In English, as all that the check says.
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
// A server that starts anew has other diagnostics, and a page that it makes may take everything away.
new MutationObserver(place).observe(document.documentElement, { childList: true });
place();

function place(): void {
  if (!host.isConnected) document.documentElement.append(host);
}

function show(diagnostics: ShownDiagnostic[]): void {
  place();
  const isHere = ({ address }: ShownDiagnostic) => address === decodeURI(location.pathname);
  const sorted = diagnostics.toSorted((a, b) => rank(a) - rank(b) || Number(isHere(b)) - Number(isHere(a)));
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const counts = [errors && count(errors, 'error'), warnings && count(warnings, 'warning')].filter(Boolean).join(', ');
  details.className = errors ? '' : 'mild';
  const more = errors ? ' Until they are fixed, pages may stay as they were.' : '';
  details.replaceChildren(element('summary', {}, `Content: ${counts}.${more}`), element('ol', {}, ...sorted.map(item)));
  if (diagnostics.length) status.replaceChildren(details);
  else status.replaceChildren();
  document.documentElement.style.paddingBottom = diagnostics.length ? `${details.offsetHeight}px` : '';
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

function rank({ severity }: ShownDiagnostic): number {
  return severity === 'error' ? 0 : 1;
}

function count(n: number, entity: string): string {
  return `${n} ${entity}${n === 1 ? '' : 's'}`;
}

function element(name: string, attributes: Record<string, string>, ...children: (string | Node)[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
