import { isMap, isScalar, parseDocument, Scalar } from 'yaml';
import { dictionary, type Locale } from '../../base/i18n/i18n';
import { parseBody } from '../mdx/parse-body';
import { splitFrontMatter } from '../schema/split-front-matter';

/**
 * The file of a draft that translates a post, given the text of that: it shares date, category, tags and picture. Each
 * section has its heading, to translate, and the original's words in a comment, which readers never see. Without a `title`
 * the original's is there to be translated. Undefined where the original has no front matter that can be read.
 */
export function scaffoldTranslation(original: string, { title, lang }: { title?: string; lang: Locale }): string | undefined {
  const split = splitFrontMatter(original);
  const document = split && parseDocument(split.yaml);
  const fields = document?.contents;
  if (!split || !document || document.errors.length || !isMap(fields)) return undefined;
  const quoted = (text: string) => Object.assign(new Scalar(text), { type: Scalar.QUOTE_DOUBLE });
  const textOf = (key: string) => String(fields.get(key) ?? '');
  document.set('title', quoted(title ?? [...`TODO: ${textOf('title')}`].slice(0, 120).join('')));
  document.set('lang', lang);
  document.set('summary', quoted(dictionary(lang).scaffold.summary));
  if (textOf('imageAlt')) document.set('imageAlt', quoted([...`TODO: ${textOf('imageAlt')}`].slice(0, 400).join('')));
  // The translation was not corrected yet, and what is not published has nothing to correct.
  for (const key of ['updated', 'corrections', 'draft']) document.delete(key);
  document.set('draft', true);
  // Remarks are about the original's words.
  for (const { key } of fields.items) if (isScalar(key)) key.commentBefore = undefined;
  fields.commentBefore = undefined;
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `---\n${yaml}---\n\n${sectionsOf(split.body).join('\n\n')}\n`;
}

/** Headings to translate, each with what the original says below it. */
function sectionsOf(body: string): string[] {
  const headings = parseBody(body).children.flatMap((node) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (node.type !== 'heading' || start === undefined || end === undefined) return [];
    const words = body.slice(node.children[0]?.position?.start.offset ?? end, node.children.at(-1)?.position?.end.offset ?? end);
    return [{ start, end, depth: node.depth, words }];
  });
  const first = asComment(body.slice(0, headings[0]?.start));
  const sections = headings.flatMap(({ end, depth, words }, index) => [
    // The first level is the title's, which stands in the front matter.
    ...(depth === 1 ? [] : [`${'#'.repeat(depth)} TODO: ${words.replaceAll('\n', ' ')}`]),
    ...asComment(body.slice(end, headings[index + 1]?.start)),
  ]);
  return [...first, ...sections, 'TODO'];
}

function asComment(text: string): string[] {
  const words = text.trim().replaceAll('*/', '*\u2215');
  return words ? [`{/*\n${words}\n*/}`] : [];
}
