import { z } from 'zod';
import { locales } from '../../base/i18n/i18n';
import type { Facet, Framework } from '../model/frameworks';
import { facetKinds, roles } from './roles';

/**
 * The shape of the open data, by semantic versioning: a new field is a minor version, a changed or missing one a major one. A schema
 * that says more exactly what was so before is a patch.
 */
export const openDataVersion = '1.0.1';
export const openDataLicense = 'https://creativecommons.org/licenses/by/4.0/';

const words = z.strictObject(Object.fromEntries(locales.map((locale) => [locale, z.string()]))).describe('A text in each language');
const day = z.iso.date().describe('The day on which the source was looked at');
const partialDate = z
  .string()
  .regex(/^\d{4}(-\d\d){0,2}$/)
  .describe('A day, month or year (ISO 8601)');
// The pattern is for the JSON Schema, which has no word for a protocol.
const source = z
  .url({ protocol: /^https$/ })
  .regex(/^https:\/\//)
  .describe('The official page that says so');

/** The shape of all data in which these facets are used. */
function openDataShape(facets: readonly Facet[]) {
  const facetKey = z.enum(facets.map(({ key }) => key)).describe('The key of a facet');
  const steps = facets.flatMap(({ scale }) => scale.map(({ grade }) => grade));
  const grade = z
    .int()
    .min(Math.min(...steps))
    .max(Math.max(...steps));
  const fact = z.strictObject({
    facet: facetKey,
    grade: grade.optional().describe('A step on the scale of the facet'),
    value: words.optional(),
    date: partialDate.optional(),
    source,
    checked: day,
    version: z.string().optional().describe('The version that the source describes'),
    note: words.optional().describe('A condition or exception'),
    before: z.strictObject({ post: z.string(), value: words }).optional().describe('What a post said of it before it changed'),
  });

  return z
    .strictObject({
      $schema: z.string(),
      version: z.string().describe('The version of this shape, by semantic versioning'),
      license: z.string(),
      source: z.url().describe('Whom to name as the source'),
      facets: z.array(
        z.strictObject({
          key: facetKey,
          label: words,
          description: words,
          kind: z.enum(facetKinds),
          better: z.literal('less').optional().describe('Given where the lowest grade is the best'),
          scale: z.array(z.strictObject({ grade, label: words })),
        }),
      ),
      frameworks: z.array(
        z.strictObject({
          key: z.string(),
          name: z.string(),
          role: z.enum(roles),
          partOf: z.array(z.string()).describe('The keys of the frameworks whose ecosystem it belongs to'),
          site: source,
          summary: words,
          aliases: z.array(z.string()),
          facts: z.array(fact),
          unknown: z.array(facetKey).describe('The keys of facets that were looked for and not found'),
          releases: z.array(z.strictObject({ version: z.string(), date: partialDate, source, checked: day })),
        }),
      ),
    })
    .describe('Facts about AI frameworks, each with its official source');
}

export type OpenData = z.infer<ReturnType<typeof openDataShape>>;

/** The JSON Schema (2020-12) of the open data about these facets. `id` is the address where it is published. */
export function openDataSchema(id: string, facets: readonly Facet[]): object {
  return { $id: id, title: 'AI frameworks compared', ...z.toJSONSchema(openDataShape(facets)) };
}

/** All facts as published: what Contentlayer typed, with days instead of moments. Throws where that is not the published shape. */
export function toOpenData(siteUrl: string, { facets, frameworks }: { facets: Facet[]; frameworks: Framework[] }): OpenData {
  return openDataShape(facets).parse({
    $schema: `${siteUrl}/data/frameworks.schema.json`,
    version: openDataVersion,
    license: openDataLicense,
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
