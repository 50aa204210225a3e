import type { MdxComponents } from '@/components/mdx/component-types';
import { mdxTags } from '../../lib/content/mdx/mdx-tags';

/** A component map for tests of rendered bodies: MDX tags render nothing. */
export const bareComponents = Object.fromEntries(Object.keys(mdxTags).map((tag) => [tag, () => null])) as unknown as MdxComponents;
