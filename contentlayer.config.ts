import { createHash } from 'node:crypto';
import path from 'node:path';
import { defineDocumentType, makeSource } from 'contentlayer2/source-files';
import engines from 'gray-matter/lib/engines.js';
import utils from 'gray-matter/lib/utils.js';
import { type ImageSize, imageSize } from './lib/base/files/image-size';
import { frameworkNames, frameworksIn } from './lib/content/frameworks/names';
import type { ComputedFields } from './lib/content/model/contentlayer';
import { countReading } from './lib/content/model/reading-time';
import { type ContentType, contentTypes } from './lib/content/schema/content-types';
import { contentlayerFields } from './lib/content/schema/contentlayer-fields';
import { normalizeText } from './lib/content/schema/split-front-matter';

// gray-matter, Contentlayer's parser, runs front matter marked `---js`. The check reports such a file in better words, but
// `npm run dev` may read it before it is checked.
engines.javascript = engines.json = {
  parse: () => {
    throw new Error('Only YAML is allowed as front matter. Run "npm run check" to find the file.');
  },
};

// gray-matter splits at "\n---" whatever the line ends are: with CRLF, the last field would end in "\r".
const readAsIs = utils.toString;
utils.toString = (content) => normalizeText(readAsIs(content));

const names = frameworkNames();

type RawDocument = { _raw: { sourceFileName: string; sourceFilePath: string }; body: { raw: string } };
type Computed<T extends keyof ComputedFields> = {
  [K in keyof ComputedFields[T]]: (document: RawDocument & Record<string, never>) => unknown;
};

/** What pages need besides the fields that editors write. Values are plain data of any shape. */
const computedFields: { [T in keyof ComputedFields]: Computed<T> } = {
  Post: {
    slug: slugOf,
    imageWidth: async ({ image }) => (await readImageSize(image)).width,
    imageHeight: async ({ image }) => (await readImageSize(image)).height,
    imageBytes: async ({ image }) => (await readImageSize(image)).bytes,
    readingMinutes: ({ body }) => countReading(body.raw).minutes,
    body: async (post) => ({
      ...(await bodyOf(post)),
      mentions: frameworksIn(`${post.title}\n${post.body.raw}`, names),
      showsFacts: /<(?:FrameworkTable|Compare|Guide)\b/.test(post.body.raw),
      polls: [...post.body.raw.matchAll(/<Poll\s+id="([^"]+)"/g)].map(([, id]) => id),
    }),
  },
  Page: { slug: slugOf, body: bodyOf },
  Framework: { key: ({ _raw }) => path.parse(_raw.sourceFileName).name },
  Poll: { id: ({ _raw }) => path.parse(_raw.sourceFileName).name },
};

/**
 * Replaces the body in the generated data by where it is and a hash: list pages load that data, and a page that shows a body reads
 * its file (`lib/content/model/body.ts`). The hash changes with the body and with the sizes of its images, which pages write down.
 */
async function bodyOf({ _raw, body }: RawDocument) {
  const hash = createHash('sha256').update(body.raw);
  for (const [src] of body.raw.matchAll(/\/images\/[^\s)"'>]+/g)) hash.update(JSON.stringify(await readImageSize(src).catch(() => src)));
  return { file: `content/${_raw.sourceFilePath}`, hash: hash.digest('hex') };
}

/** `x.mdx` and `x.zh.mdx` are one post in two languages: both have the slug `x`. */
function slugOf({ _raw }: RawDocument): string {
  return _raw.sourceFileName.replace(/(\.[a-z]{2})?\.mdx$/, '');
}

/** Returns the size of an image in pixels and bytes, from its header; zeros without an image. */
async function readImageSize(src: string | undefined): Promise<Omit<ImageSize, 'format'>> {
  return src ? imageSize(path.join(process.cwd(), 'public', src)) : { width: 0, height: 0, bytes: 0 };
}

const documentTypes = (Object.keys(contentTypes) as ContentType[]).map((name) => {
  const { files, schema } = contentTypes[name];
  const computed: Record<string, (document: never) => unknown> = name in computedFields ? computedFields[name as keyof ComputedFields] : {};
  return defineDocumentType(() => ({
    name,
    filePathPattern: files,
    // 'markdown' keeps Contentlayer from bundling bodies, which next-mdx-remote renders.
    contentType: files.endsWith('.mdx') ? 'markdown' : 'data',
    isSingleton: !files.includes('*'),
    fields: contentlayerFields(name, schema),
    computedFields: Object.fromEntries(
      Object.entries(computed).map(([key, resolve]) => [key, { type: 'json' as const, resolve: resolve as never }]),
    ),
  }));
});

export default makeSource({
  contentDirPath: 'content',
  contentDirExclude: ['README.md', 'dictionaries'],
  documentTypes,
  onUnknownDocuments: 'fail',
  onExtraFieldData: 'fail',
  onMissingOrIncompatibleData: 'fail',
  disableImportAliasWarning: true,
  // Nothing is rendered here: a body is read from its own file when a page shows it.
  markdown: (processor) => {
    processor.parser = () => ({ type: 'root', children: [] });
    processor.compiler = () => '';
  },
});
