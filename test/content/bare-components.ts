import type { MdxComponents } from '@/components/mdx/mdx-components';
import { mdxTags } from '../../lib/content/mdx/mdx-tags';

/** A component map for tests of what a body becomes: the editors' tags show nothing. */
export const bareComponents = Object.fromEntries(Object.keys(mdxTags).map((tag) => [tag, () => null])) as unknown as MdxComponents;
