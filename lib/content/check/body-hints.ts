import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Place, startOf } from '../mdx/body-problem';
import { headingsOf } from '../mdx/headings';
import type { FileDiagnostic } from './diagnostic';
import { noteReadability } from './readability';
import { findUnfinished, type Unfinished } from './unfinished';

/**
 * Returns warnings and notes on a body, and its marks of unfinished text, whose severity depends on whether the post is a
 * draft.
 */
export function hintsForBody(tree: Root, source: string): { fileDiagnostics: FileDiagnostic[]; unfinished: Unfinished[] } {
  const fileDiagnostics: FileDiagnostic[] = [];
  const unfinished: Unfinished[] = [];
  const warn = (place: Place, reason: string, fix: string) => fileDiagnostics.push({ ...place, severity: 'warning', reason, fix });

  let depth = 1;
  for (const { heading } of headingsOf(tree)) {
    const next = '#'.repeat(depth + 1);
    if (heading.depth > depth + 1)
      warn(
        startOf(heading),
        `the heading skips a level: ${'#'.repeat(heading.depth)} follows ${depth === 1 ? 'the title' : '#'.repeat(depth)}`,
        `Write it with ${next}, so that the table of contents and screen readers show the right structure.`,
      );
    depth = heading.depth;
  }

  const lineOfAlt = new Map<string, number>();
  visit(tree, (node, _, parent) => {
    if (node.type === 'image' || node.type === 'imageReference') {
      const alt = node.alt?.trim() ?? '';
      const first = lineOfAlt.get(alt);
      // A link that contains nothing else has no words, which is reported as an error.
      if (alt === '' && parent?.type !== 'link')
        warn(startOf(node), 'the picture has no description', 'Describe it between its square brackets, for readers who cannot see it.');
      else if (alt && first === undefined) lineOfAlt.set(alt, startOf(node).line);
      else if (alt)
        warn(
          startOf(node),
          `the picture has the same description as the one on line ${first}`,
          'Describe what this one shows that the other does not.',
        );
    }
    if (node.type === 'link' || node.type === 'definition')
      for (const { reason, fix } of hintsForLink(node.url)) warn(startOf(node), reason, fix);
    for (const { text, place } of visibleTexts(node)) unfinished.push(...findUnfinished(text, place));
  });
  fileDiagnostics.push(...noteReadability(tree, source));
  return { fileDiagnostics, unfinished };
}

/** Returns the texts of a node itself that readers see: words, descriptions of pictures, attributes of tags. */
function visibleTexts(node: Nodes): { text: string; place: Place }[] {
  const place = startOf(node);
  if (node.type === 'text') return [{ text: node.value, place }];
  if (node.type === 'image' || node.type === 'imageReference') return [{ text: node.alt ?? '', place }];
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return [];
  return node.attributes.flatMap(({ value }) => (typeof value === 'string' ? [{ text: value, place }] : []));
}

/** URL shorteners: they hide the target, track readers, and stop working. */
const shorteners = new Set(
  'bit.ly t.co goo.gl tinyurl.com ow.ly is.gd buff.ly t.ly rb.gy cutt.ly lnkd.in rebrand.ly shorturl.at tiny.cc t.cn dwz.cn url.cn suo.im w.url.cn u.nu'.split(
    ' ',
  ),
);

const trackingParameter = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_hsenc|_hsmi)$/i;

function hintsForLink(url: string): { reason: string; fix: string }[] {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return [];
  const { protocol, hostname } = new URL(url);
  const hints: { reason: string; fix: string }[] = [];
  const shown = url.length > 100 ? `${url.slice(0, 99)}…` : url;
  const clean = withoutTracking(url);
  const secure = clean.replace(/^http:/i, 'https:');
  // The reader's own computer has no certificate.
  const isLocal = /^(?:localhost|127\.|\[::1\])/.test(hostname);
  if (protocol === 'http:' && !isLocal)
    hints.push({
      reason: `"${shown}" is not encrypted: others can read and change the page on its way to the reader`,
      fix: `Write ${secure} and check that it opens.`,
    });
  if (shorteners.has(hostname.replace(/^www\./, '')))
    hints.push({
      reason: `"${shown}" is a shortened address, which hides where it leads`,
      fix: 'Open it and write the address that it leads to.',
    });
  if (clean !== url) hints.push({ reason: `"${shown}" contains parameters that track readers`, fix: `Write ${secure}.` });
  return hints;
}

/** Removes tracking parameters; everything else stays exactly as written. */
function withoutTracking(url: string): string {
  const [, start = '', query = '', hash = ''] = /^([^?#]*)\??([^#]*)(#.*)?$/s.exec(url) ?? [];
  const all = query.split('&');
  const kept = all.filter((parameter) => !trackingParameter.test(parameter.split('=')[0] ?? ''));
  if (kept.length === all.length) return url;
  return start + (kept.length ? `?${kept.join('&')}` : '') + hash;
}
