import { type Generated, readGenerated } from './contentlayer';

/** A framework, or a library or tool around one, with its facts. */
export type Framework = Generated['frameworks'][number];
export type Fact = Framework['facts'][number];
export type Release = Framework['releases'][number];

/** An aspect in which frameworks are compared. */
export type Facet = Generated['facets'][number];
export type Question = Generated['questions'][number];

/** Returns all frameworks in the order of their field `order`, which every list keeps. */
export function listFrameworks(): Framework[] {
  return readGenerated().frameworks.toSorted((a, b) => a.order - b.order);
}

export function findFramework(key: string): Framework | undefined {
  return readGenerated().frameworks.find((framework) => framework.key === key);
}

/** Returns the frameworks that a project is built on: the columns of a table by default. */
export function listMainFrameworks(): Framework[] {
  return listFrameworks().filter(({ role }) => role === 'framework');
}

/** Returns what is part of a framework's ecosystem. */
export function listPartsOf(key: string): Framework[] {
  return listFrameworks().filter(({ partOf }) => partOf.includes(key));
}

export function listFacets(): Facet[] {
  return readGenerated().facets;
}

export function listQuestions(): Question[] {
  return readGenerated().questions;
}
