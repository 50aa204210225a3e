import { createHash } from 'node:crypto';
import path from 'node:path';
import { defineDocumentType, defineNestedType, makeSource } from 'contentlayer2/source-files';
import engines from 'gray-matter/lib/engines.js';
import utils from 'gray-matter/lib/utils.js';
import { type ImageSize, imageSize } from './lib/base/files/image-size';
import { locales } from './lib/base/i18n/i18n';
import { frameworksIn, namesOfFrameworks } from './lib/content/frameworks/names';
import { countReading } from './lib/content/model/reading-time';
import { FacetFile, Framework, GuideFile } from './lib/content/schema/framework';
import { LocalizedText } from './lib/content/schema/localized-text';
import { Poll } from './lib/content/schema/poll';
import { normalizeText } from './lib/content/schema/split-front-matter';

// The parser that Contentlayer uses runs front matter marked `---js`. Only YAML is front matter here: the check says so in
// better words, but a watcher may read a file before it is checked.
engines.javascript = engines.json = {
  parse: () => {
    throw new Error('Only YAML is front matter. Run "npm run check" to see which file is meant.');
  },
};

// It also splits a file at "\n---" whatever its line ends are: of a file with CRLF, the last field would end in "\r".
const readAsIs = utils.toString;
utils.toString = (content) => normalizeText(readAsIs(content));

/** The shape of every content type. What values are allowed is the business of `lib/check`. */
const names = namesOfFrameworks();

const Tag = defineNestedType(() => ({
  name: 'Tag',
  fields: {
    key: { type: 'string', required: true },
    label: { type: 'nested', of: LocalizedText, required: true },
    description: { type: 'nested', of: LocalizedText, required: true },
    aliases: { type: 'list', of: { type: 'string' }, default: [] },
    topic: { type: 'boolean', default: false },
  },
}));

const TagFile = defineDocumentType(() => ({
  name: 'TagFile',
  filePathPattern: 'tags.yml',
  contentType: 'data',
  isSingleton: true,
  fields: { tags: { type: 'list', of: Tag, required: true } },
}));

const Category = defineNestedType(() => ({
  name: 'Category',
  fields: {
    key: { type: 'string', required: true },
    label: { type: 'nested', of: LocalizedText, required: true },
    description: { type: 'nested', of: LocalizedText, required: true },
    parent: { type: 'string' },
  },
}));

const CategoryFile = defineDocumentType(() => ({
  name: 'CategoryFile',
  filePathPattern: 'categories.yml',
  contentType: 'data',
  isSingleton: true,
  fields: { categories: { type: 'list', of: Category, required: true } },
}));

const Series = defineNestedType(() => ({
  name: 'Series',
  fields: {
    key: { type: 'string', required: true },
    label: { type: 'nested', of: LocalizedText, required: true },
    description: { type: 'nested', of: LocalizedText, required: true },
    posts: { type: 'list', of: { type: 'string' }, required: true },
  },
}));

const SeriesFile = defineDocumentType(() => ({
  name: 'SeriesFile',
  filePathPattern: 'series.yml',
  contentType: 'data',
  isSingleton: true,
  fields: { series: { type: 'list', of: Series, default: [] } },
}));

const Redirect = defineNestedType(() => ({
  name: 'Redirect',
  fields: {
    from: { type: 'string', required: true },
    to: { type: 'string', required: true },
    renamed: { type: 'boolean', default: false },
  },
}));

const RedirectFile = defineDocumentType(() => ({
  name: 'RedirectFile',
  filePathPattern: 'redirects.yml',
  contentType: 'data',
  isSingleton: true,
  fields: { redirects: { type: 'list', of: Redirect, default: [] } },
}));

const Correction = defineNestedType(() => ({
  name: 'Correction',
  fields: { date: { type: 'date', required: true }, what: { type: 'string', required: true } },
}));

const Post = defineDocumentType(() => ({
  name: 'Post',
  filePathPattern: 'posts/*.mdx',
  // 'markdown' keeps Contentlayer from bundling bodies that next-mdx-remote renders.
  contentType: 'markdown',
  fields: {
    title: { type: 'string', required: true },
    date: { type: 'date', required: true },
    category: { type: 'string', required: true },
    lang: { type: 'enum', options: locales, required: true },
    tags: { type: 'list', of: { type: 'string' }, required: true },
    summary: { type: 'string', required: true },
    image: { type: 'string' },
    imageAlt: { type: 'string' },
    authors: { type: 'list', of: { type: 'string' } },
    updated: { type: 'date' },
    corrections: { type: 'list', of: Correction },
    draft: { type: 'boolean', default: false },
    unlisted: { type: 'boolean', default: false },
    /** The poll that is asked below its body. */
    poll: { type: 'string' },
  },
  computedFields: {
    slug: { type: 'string', resolve: (post) => slugOf(post._raw.sourceFileName) },
    imageWidth: { type: 'number', resolve: async (post) => (await readImageSize(post.image)).width },
    imageHeight: { type: 'number', resolve: async (post) => (await readImageSize(post.image)).height },
    imageBytes: { type: 'number', resolve: async (post) => (await readImageSize(post.image)).bytes },
    readingMinutes: { type: 'number', resolve: (post) => countReading(post.body.raw).minutes },
    /** Changes with the body, which is itself left out of the generated data. */
    body: forgetBody,
    bodyHash: { type: 'string', resolve: (post) => hashBody(post.body.raw) },
    /** The keys of the frameworks that it names. */
    mentions: { type: 'list', of: { type: 'string' }, resolve: (post) => frameworksIn(`${post.title}\n${post.body.raw}`, names) },
    /** Whether it shows facts of frameworks, which change without it. */
    showsFacts: { type: 'boolean', resolve: (post) => /<(?:FrameworkTable|Compare|Guide)\b/.test(post.body.raw) },
    /** The polls that are asked in its body. */
    bodyPolls: {
      type: 'list',
      of: { type: 'string' },
      resolve: (post) => [...post.body.raw.matchAll(/<Poll\s+id="([^"]+)"/g)].map(([, id]) => id),
    },
  },
}));

const Page = defineDocumentType(() => ({
  name: 'Page',
  filePathPattern: 'pages/*.mdx',
  contentType: 'markdown',
  fields: {
    title: { type: 'string', required: true },
    lang: { type: 'enum', options: locales, required: true },
    summary: { type: 'string', required: true },
    updated: { type: 'date', required: true },
  },
  computedFields: {
    slug: { type: 'string', resolve: (page) => slugOf(page._raw.sourceFileName) },
    body: forgetBody,
    bodyHash: { type: 'string', resolve: (page) => hashBody(page.body.raw) },
  },
}));

/**
 * Replaces the body in the generated data, after the other fields are computed from it. Every list page loads that data,
 * and must not carry what it does not show; a page that shows a body reads its file (`lib/content/body`). The generated type
 * still names `body`: `lib/content` leaves it out.
 */
const forgetBody = { type: 'string' as const, resolve: () => undefined };

/** Changes with a body and with the sizes of the pictures it shows, which its page writes down. */
async function hashBody(body: string): Promise<string> {
  const hash = createHash('sha256').update(body);
  for (const [src] of body.matchAll(/\/images\/[^\s)"'>]+/g)) hash.update(JSON.stringify(await readImageSize(src).catch(() => src)));
  return hash.digest('hex');
}

/** `x.mdx` and `x.zh.mdx` are one post in two languages: both have the slug `x`. */
function slugOf(fileName: string): string {
  return fileName.replace(/(\.[a-z]{2})?\.mdx$/, '');
}

/** The cover's size, in pixels so that pages can hold its place before it loads; zeros without a cover. Reads the header only. */
async function readImageSize(src: string | undefined): Promise<Omit<ImageSize, 'format'>> {
  return src ? imageSize(path.join(process.cwd(), 'public', src)) : { width: 0, height: 0, bytes: 0 };
}

export default makeSource({
  contentDirPath: 'content',
  contentDirExclude: ['README.md', 'dictionaries'],
  documentTypes: [Post, Page, TagFile, CategoryFile, Framework, FacetFile, GuideFile, Poll, SeriesFile, RedirectFile],
  onUnknownDocuments: 'fail',
  onExtraFieldData: 'fail',
  onMissingOrIncompatibleData: 'fail',
  disableImportAliasWarning: true,
  // Bodies are read from their own files, one at a time, when a page shows them: nothing is rendered here.
  markdown: (processor) => {
    processor.parser = () => ({ type: 'root', children: [] });
    processor.compiler = () => '';
  },
});
