import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';

export const collections = { posts: defineCollection({ loader: glob({ pattern: '*.mdx', base: './posts' }) }) };
