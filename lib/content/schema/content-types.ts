import { facetFile, frameworkSchema, guideFile } from './framework';
import { categoryFile, seriesFile, tagFile } from './labels';
import { pollSchema } from './poll';
import { pageSchema, postSchema } from './post';
import { redirectFile } from './redirects';

/** The kinds of content files: their places in `content/` and their schemas, without the keys that exist in this checkout. */
export const contentTypes = {
  Post: { files: 'posts/*.mdx', schema: postSchema({ tags: [], aliases: new Map(), categories: [] }) },
  Page: { files: 'pages/*.mdx', schema: pageSchema },
  Framework: { files: 'frameworks/*.yml', schema: frameworkSchema },
  Poll: { files: 'polls/*.yml', schema: pollSchema },
  TagFile: { files: 'tags.yml', schema: tagFile },
  CategoryFile: { files: 'categories.yml', schema: categoryFile },
  SeriesFile: { files: 'series.yml', schema: seriesFile },
  FacetFile: { files: 'facets.yml', schema: facetFile },
  GuideFile: { files: 'guide.yml', schema: guideFile },
  RedirectFile: { files: 'redirects.yml', schema: redirectFile },
};

export type ContentType = keyof typeof contentTypes;
