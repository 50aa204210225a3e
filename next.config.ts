import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { NextConfig } from 'next';
import type { RouteHas } from 'next/dist/lib/load-custom-routes';
import { parse } from 'yaml';
import { buildSettings } from './lib/base/files/page-cache';
import { immutable, revalidate } from './lib/base/http/cache-control';
import { previewHeaders } from './lib/base/http/preview-headers';
import { mailPolicy, searchWorkerPolicy, securityHeaders } from './lib/base/http/security-headers';
import { tokenPageHeaders, tokenPages } from './lib/base/http/token-pages';
import { defaultLocale, type Locale, localePrefix, locales } from './lib/base/i18n/languages';
import { archiveParameters } from './lib/content/archive/archive-parameters';
import { tableParameters } from './lib/content/frameworks/table-state';
import { contentRedirects } from './lib/content/model/redirect-rules';

/** The routes whose functions read the front matter of posts at run time, no bodies; `*` for dynamic segments. */
const readersOfPosts = ['/*/posts/view', '/*/share/*/*', '/*/frameworks/view', '/*/guide/answer'];

/** Patterns of path-to-regexp for the locales of an address: all, and those that have a prefix. */
const anyLocale = locales.join('|');
const prefixed = locales.slice(1).join('|');

/** Returns a rule for each locale, prefixed ones first: the pattern of the default locale matches their addresses, too. */
function forEachLocale<T>(rule: (prefix: string, locale: Locale) => T): T[] {
  return locales.toReversed().map((locale) => rule(localePrefix(locale), locale));
}

/** Returns rewrites from an address in each locale to the route below `app/[locale]`. */
function localeRewrites(source: string, destination: string, has?: RouteHas[]) {
  return forEachLocale((prefix, locale) => ({
    source: `${prefix}${source}`,
    destination: `/${locale}${destination}`,
    ...(has && { has }),
  }));
}

/**
 * Addresses of the default locale have no prefix (`/posts`), those of others start with it (`/zh/posts`). Both are the files in
 * `app/[locale]`, reached by rewrites: no code runs for a request to a finished page.
 */
const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // `npm test` and the workflows check types by themselves: a build that did it again would take seconds longer.
  typescript: { ignoreBuildErrors: true },
  // What pages are made from is read while they are made: no function needs it afterwards, or it would grow with every post.
  outputFileTracingExcludes: {
    '/**': [
      ...['./content/**', './.contentlayer/generated/Post/**', './public/**'],
      // Vercel's functions keep no files, and so no embedded database.
      ...(process.env.VERCEL ? ['./node_modules/@electric-sql/**'] : []),
    ],
  },
  outputFileTracingIncludes: {
    ...Object.fromEntries(readersOfPosts.map((route) => [route, ['./.contentlayer/generated/Post/_index.json']])),
    // The header of every page links to the standing pages of its language.
    '/**': ['./lib/base/db/migrations/**', './.contentlayer/generated/Page/_index.json'],
    '/\\[locale\\]/share/**': [
      './node_modules/@fontsource/source-serif-4/files/*-latin{,-ext}-{400,700}-normal.woff',
      './node_modules/@fontsource-variable/noto-serif-sc/{unicode.json,files/*-wght-normal.woff2}',
    ],
  },
  // Only a build makes pages of posts: what is made later shows none that has appeared since.
  env: { SITE_BUILT_AT: process.env[buildSettings.moment] ?? '' },
  // Node.js loads these itself: to bundle them would take a build seconds longer.
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@electric-sql/pglite-prepopulatedfs',
    '@mdx-js/mdx',
    '@shikijs/rehype',
    'altcha-lib',
    'drizzle-orm',
    'feedsmith',
    'nodemailer',
    'pg',
    'rehype-parse',
    'rehype-remark',
    'rehype-sanitize',
    'rehype-stringify',
    'remark-cjk-friendly',
    'remark-gfm',
    'remark-mdx',
    'remark-parse',
    'remark-stringify',
    'sitemap',
    'unified',
    'yaml',
    'zod',
    'fontkit',
    'linebreak',
    'shiki',
    'sharp',
    'wawoff2',
  ],
  experimental: {
    // One worker would leave a processor idle. Nothing here is fetched ahead as flight data, so none need be measured for it.
    cpus: availableParallelism(),
    prefetchInlining: false,
    // What runs on the server is loaded once: smaller code gains nothing, and making it costs a fifth of compiling.
    serverMinification: false,
  },
  images: {
    formats: ['image/webp'],
    deviceSizes: [480, 768, 1080, 1600],
    imageSizes: [],
    qualities: [75],
    maximumDiskCacheSize: 64_000_000,
    localPatterns: [{ pathname: '/images/**', search: '' }],
  },

  // The rules below take a final slash away together with the rest, so that no address is redirected twice.
  skipTrailingSlashRedirect: true,

  async redirects() {
    const defaultPrefix = `:default(${defaultLocale}(?:/${defaultLocale})*)`;
    return [
      ...contentRedirects(),
      ...forEachLocale((prefix) => [
        { source: `${prefix}/desk`, destination: `${prefix}/admin`, permanent: true },
        { source: `${prefix}/desk/mailings/:id`, destination: `${prefix}/admin/campaigns/:id`, permanent: true },
      ]).flat(),
      { source: `/${defaultPrefix}/:list+/page/1{/}?`, destination: '/:list+', permanent: true },
      { source: `/${defaultPrefix}{/}?`, destination: '/', permanent: true },
      { source: `/${defaultPrefix}/:path+{/}?`, destination: '/:path+', permanent: true },
      { source: '/:list+/page/1{/}?', destination: '/:list+', permanent: true },
      { source: '/:path+/', destination: '/:path+', permanent: true },
      { source: `/:locale(${prefixed})/posts/:slug/markdown`, destination: '/:locale/posts/:slug.md', permanent: true },
      { source: '/posts/:slug/markdown', destination: '/posts/:slug.md', permanent: true },
    ];
  },

  async headers() {
    // The development server and its reloading need what the policy forbids.
    if (process.env.NODE_ENV === 'development') return [];
    const { styles, modules, inline } = browserAssets();
    return [
      {
        source: '/:path*',
        headers: [...securityHeaders(Object.values(inline)), ...previewHeaders(process.env[buildSettings.preview] === '1')],
      },
      // What is drawn for sharing says itself how long it may be kept.
      {
        source: `/((?!_next/static/|api/|(?:(?:${prefixed})/)?(?:share/[^/]+/[^/]+$|${tokenPages})).*)`,
        headers: [{ key: 'Cache-Control', value: revalidate }],
      },
      ...forEachLocale((prefix) => ({ source: `${prefix}/(${tokenPages})`, headers: tokenPageHeaders })),
      ...[styles, ...Object.values(modules)].map((source) => ({ source, headers: [{ key: 'Cache-Control', value: immutable }] })),
      // A post as a mail, whose page has a policy of its own.
      ...forEachLocale((prefix) => ({
        source: `${prefix}/posts/:slug/email`,
        headers: [
          { key: 'X-Robots-Tag', value: 'noindex' },
          { key: 'Content-Security-Policy', value: mailPolicy },
        ],
      })),
      { source: '/pagefind/pagefind-worker.js', headers: [{ key: 'Content-Security-Policy', value: searchWorkerPolicy }] },
      // Pagefind names these, and only these, by what is in them.
      { source: '/pagefind/:file(.*\\.pf_[a-z]+)', headers: [{ key: 'Cache-Control', value: immutable }] },
      {
        source: `/((?!_next/|pagefind/|scripts/|styles/|images/|api/|(?:(?:${prefixed})/)?(?:share/|${tokenPages})).*)`,
        headers: [{ key: 'Speculation-Rules', value: '"/speculation-rules.json"' }],
      },
      // Who accepts Markdown gets it there.
      ...forEachLocale((prefix) => ({
        source: `${prefix}/posts/:slug([a-z0-9-]+)`,
        headers: [{ key: 'Vary', value: 'Accept' }],
      })),
      // Open data: for the scripts of any page on the web.
      { source: '/data/:file', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] },
      { source: '/speculation-rules.json', headers: [{ key: 'Content-Type', value: 'application/speculationrules+json' }] },
    ];
  },

  async rewrites() {
    return {
      beforeFiles: [
        // Names that programs of before may still ask for.
        { source: '/api/mailings/:id*', destination: '/api/campaigns/:id*' },
        { source: '/api/cron/mailings', destination: '/api/cron/campaigns' },
        { source: '/api/problems', destination: '/api/admin/problems' },
        ...devRewrites(),
        ...localeRewrites(`/((?!${validPath()}$).*)`, '/not-found'),
        // Next.js takes an encoded bracket for the name of a dynamic segment, and fails; its own files have some in their names.
        ...localeRewrites('/((?!_next/).*(?:%5[bB]|\\[).*)', '/not-found'),
        // A post as Markdown, by its own address or for a program that asks for it.
        ...localeRewrites('/posts/:slug.md', '/posts/:slug/markdown'),
        ...localeRewrites('/posts/:slug', '/posts/:slug/markdown', [acceptsMarkdown]),
        // A comparison whose state is in its address is made for the request; the bare address is a finished page.
        ...tableParameters.flatMap((key) => localeRewrites('/frameworks', '/frameworks/view', [{ type: 'query', key }])),
        // So are the posts that a reader asks the archive for.
        ...archiveParameters.flatMap((key) => localeRewrites('/posts', '/posts/view', [{ type: 'query', key }])),
        // So is the guide's answer, which is also given where somebody writes answers behind the guide's own address.
        ...questionKeys().flatMap((key) => localeRewrites('/guide', '/guide/answer', [{ type: 'query', key }])),
      ],
      afterFiles: [
        { source: '/', destination: `/${defaultLocale}` },
        { source: `/:path((?!(?:${anyLocale})(?:/|$)|_next/|api/|u/).*)`, destination: `/${defaultLocale}/:path` },
      ],
      fallback: [
        { source: `/:locale(${anyLocale})/compare/:pair`, destination: '/:locale/compare/reversed/:pair' },
        ...localeRewrites('/:path*', '/not-found'),
      ],
    };
  },
};

/** In `npm run dev`, the diagnostics of the content check come from beside the site (`scripts/dev`). */
function devRewrites() {
  const { NODE_ENV, DEV_DIAGNOSTICS } = process.env;
  return NODE_ENV === 'development' && DEV_DIAGNOSTICS ? [{ source: '/dev/:file', destination: `${DEV_DIAGNOSTICS}/:file` }] : [];
}

/** A weight of 0 means: not that (RFC 9110 section 12.4.2). */
const acceptsMarkdown: RouteHas = { type: 'header', key: 'accept', value: '.*text/markdown(?!\\s*;\\s*q=0(?:\\.0*)?(?![0-9.])).*' };

/** Our style sheet and scripts, which `scripts/build/bundle-assets.ts` has made before Next.js reads this. */
function browserAssets(): { styles: string; modules: Record<string, string>; inline: Record<string, string> } {
  return JSON.parse(readFileSync('.browser/assets.json', 'utf8'));
}

/** The names that the guide's questions have in addresses. */
function questionKeys(): string[] {
  return parse(readFileSync('content/guide.yml', 'utf8')).questions.map(({ key }: { key: string }) => key);
}

/**
 * A pattern for paths whose percent-encoding is UTF-8 (RFC 3986 section 2.1, RFC 3629 section 4). Next.js answers any
 * other with 500 when it meets a dynamic segment; the rewrites above send it to the not-found page.
 */
function validPath(): string {
  const hex = '[0-9a-fA-F]';
  const tail = `%[89abAB]${hex}`;
  const octets = [
    '[^%]',
    `%[0-7]${hex}`,
    `%(?:[cC][2-9a-fA-F]|[dD]${hex})${tail}`,
    `%[eE]0%[abAB]${hex}${tail}`,
    `%[eE][1-9a-cA-CefEF]${tail}${tail}`,
    `%[eE][dD]%[89]${hex}${tail}`,
    `%[fF]0%[9abAB]${hex}${tail}${tail}`,
    `%[fF][1-3]${tail}${tail}${tail}`,
    `%[fF]4%8${hex}${tail}${tail}`,
  ];
  return `(?:${octets.join('|')})*`;
}

export default config;
