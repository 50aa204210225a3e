import { z } from 'zod';
import { site } from '../../base/site';
import type { Facet, Framework } from '../model/frameworks';
import { facetSchema, factSchema, frameworkSchema } from '../schema/framework';

/**
 * The version of the open data (semantic versioning): a new field is a minor version, a changed or missing one a major one, and a
 * schema that describes the same data more exactly a patch.
 */
export const openDataVersion = '1.0.2';

/** Returns the schema of the data: that of the content files, narrowed to the facets and grades that exist. */
function openDataShape(facets: readonly Facet[]) {
  const facet = z.enum(facets.map(({ key }) => key)).describe('The key of a facet');
  const steps = facets.flatMap(({ scale }) => scale.map(({ grade }) => grade));
  const grade = z
    .int()
    .min(Math.min(...steps))
    .max(Math.max(...steps))
    .describe('A step on the scale of the facet');
  const step = facetSchema.shape.scale.unwrap().element;

  return z
    .strictObject({
      $schema: z.string(),
      version: z.string().describe('The version of this data, by semantic versioning'),
      license: z.string(),
      source: z.url().describe('The source to name'),
      facets: z.array(facetSchema.extend({ key: facet, scale: z.array(step.extend({ grade })) })),
      frameworks: z.array(
        frameworkSchema.omit({ order: true }).extend({
          key: z.string(),
          facts: z.array(factSchema.extend({ facet, grade: grade.optional() })),
          unknown: z.array(facet).describe('The keys of facets that were looked for and not found'),
        }),
      ),
    })
    .describe('Facts about AI frameworks, each with its official source');
}

export type OpenData = z.output<ReturnType<typeof openDataShape>>;

/** Returns the JSON Schema (2020-12) of the data about these facets. `id` is the address where it is published. */
export function openDataSchema(id: string, facets: readonly Facet[]): object {
  return { $id: id, title: 'AI frameworks compared', ...z.toJSONSchema(openDataShape(facets)) };
}

/** Returns all facts as published, with days instead of moments. Throws a ZodError for data that does not match the schema. */
export function toOpenData(siteUrl: string, { facets, frameworks }: { facets: Facet[]; frameworks: Framework[] }): OpenData {
  return openDataShape(facets).parse({
    $schema: `${siteUrl}/data/frameworks.schema.json`,
    version: openDataVersion,
    license: site.dataLicense,
    source: siteUrl,
    facets,
    frameworks: frameworks.map(({ order: _, facts, releases, ...framework }) => ({
      ...framework,
      facts: facts.map(withDay),
      releases: releases.map(withDay),
    })),
  });
}

function withDay<T extends { checked: string }>(fact: T): T {
  return { ...fact, checked: fact.checked.slice(0, 10) };
}
