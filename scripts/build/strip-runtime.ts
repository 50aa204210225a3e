/** Comments, scripts and styles with their content, and tags; anything else is text. */
const attributes = `(?:"[^"]*"|'[^']*'|[^"'>])*`;
const token = new RegExp(`<!--[\\s\\S]*?-->|<(script|style)\\b(${attributes})>([\\s\\S]*?)</\\1>|</?[a-zA-Z]${attributes}>`, 'g');

/** Comments of React between texts and around complete parts of a page. */
const reactComments = new Set(['<!-- -->', '<!--$-->', '<!--/$-->', '<!--&-->', '<!--/&-->']);

/** The empty element of Next.js for streamed metadata. */
const metadataPlace = '<div hidden=""><!--$--><!--/$--></div>';

/**
 * Removes from a page what only the runtime of Next.js uses: its scripts and their preloads, flight data, comments of React. The HTML, the
 * site's scripts and `inlineScripts` remain. Throws on scripts and comments that it does not know, and if there is nothing to remove.
 */
export function stripRuntime(html: string, inlineScripts: readonly string[]): string {
  const removed = { chunks: 0, flight: 0 };
  const stripped = html.replace(metadataPlace, '').replace(token, (whole, name?: string, attributes = '', content = '') => {
    if (whole.startsWith('<!--')) {
      if (!reactComments.has(whole)) throw new Error(`${whole} marks a part of the page that a script completes`);
      return '';
    }
    if (name === 'script') {
      const kind = scriptKind(attributes, content, inlineScripts);
      if (kind === 'chunk') removed.chunks++;
      if (kind === 'flight') removed.flight++;
      return kind === 'ours' ? whole : '';
    }
    if (whole.startsWith('<link ') && / as="script"/.test(whole)) return '';
    return whole.replace(/^(<link [^>]*) data-precedence="next"/, '$1');
  });
  if (removed.chunks === 0) throw new Error('it loads no script of the runtime');
  if (removed.flight === 0) throw new Error('it holds no flight data');
  return stripped;
}

/** Returns the texts of a page's inline scripts, without data. */
export function inlineScriptsIn(html: string): string[] {
  return [...html.matchAll(token)].flatMap(([, name, attributes = '', content = '']) =>
    name === 'script' && !/ src="/.test(attributes) && !isData(attributes) ? [content] : [],
  );
}

function scriptKind(attributes: string, content: string, inlineScripts: readonly string[]): 'chunk' | 'bootstrap' | 'flight' | 'ours' {
  const src = / src="([^"]*)"/.exec(attributes)?.[1];
  if (src?.startsWith('/_next/static/')) return 'chunk';
  if (src?.startsWith('/scripts/')) return 'ours';
  if (src === undefined && attributes.includes(' id="_R_"') && content.startsWith('(globalThis["TURBOPACK"]')) return 'bootstrap';
  if (src === undefined && /^(?:\(self\.__next_f=self\.__next_f\|\|\[\]\)|self\.__next_f)\.push\(/.test(content)) return 'flight';
  if (src === undefined && (inlineScripts.includes(content) || isData(attributes))) return 'ours';
  throw new Error(`<script${attributes}>${content.slice(0, 60)} is a script that this step does not know`);
}

function isData(attributes: string): boolean {
  return / type="application\/(?:ld\+)?json"/.test(attributes);
}
