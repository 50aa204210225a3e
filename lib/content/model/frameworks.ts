import { type Generated, readGenerated } from './contentlayer';

/** A framework, or a part or neighbour of one, with all facts that are known of it. */
export type Framework = Generated['frameworks'][number];
export type Fact = Framework['facts'][number];
export type Release = Framework['releases'][number];

/** Something by which frameworks are compared. */
export type Facet = Generated['facets'][number];
export type Question = Generated['questions'][number];

/** All of them, in the order of their own that every list keeps. */
export function listFrameworks(): Framework[] {
  return readGenerated().frameworks.toSorted((a, b) => a.order - b.order);
}

export function findFramework(key: string): Framework | undefined {
  return readGenerated().frameworks.find((framework) => framework.key === key);
}

/** Those that a project is built on: what a comparison shows where nothing else is asked for. */
export function listMainFrameworks(): Framework[] {
  return listFrameworks().filter(({ role }) => role === 'framework');
}

/** The parts and neighbours of a framework. */
export function listPartsOf(key: string): Framework[] {
  return listFrameworks().filter(({ partOf }) => partOf.includes(key));
}

export function listFacets(): Facet[] {
  return readGenerated().facets;
}

/** What the guide asks. */
export function listQuestions(): Question[] {
  return readGenerated().questions;
}
