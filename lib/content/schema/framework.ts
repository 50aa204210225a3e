import { defineDocumentType, defineNestedType } from 'contentlayer2/source-files';
import { facetKinds, roles } from '../frameworks/roles';
import { LocalizedText } from './localized-text';

const Step = defineNestedType(() => ({
  name: 'Step',
  fields: { grade: { type: 'number', required: true }, label: { type: 'nested', of: LocalizedText, required: true } },
}));

const Facet = defineNestedType(() => ({
  name: 'Facet',
  fields: {
    key: { type: 'string', required: true },
    label: { type: 'nested', of: LocalizedText, required: true },
    description: { type: 'nested', of: LocalizedText, required: true },
    kind: { type: 'enum', options: facetKinds, required: true },
    better: { type: 'enum', options: ['less'] },
    scale: { type: 'list', of: Step, default: [] },
  },
}));

export const FacetFile = defineDocumentType(() => ({
  name: 'FacetFile',
  filePathPattern: 'facets.yml',
  contentType: 'data',
  isSingleton: true,
  fields: { facets: { type: 'list', of: Facet, required: true } },
}));

/** What a post said of a fact that has changed since. */
const Before = defineNestedType(() => ({
  name: 'Before',
  fields: { post: { type: 'string', required: true }, value: { type: 'nested', of: LocalizedText, required: true } },
}));

const Fact = defineNestedType(() => ({
  name: 'Fact',
  fields: {
    facet: { type: 'string', required: true },
    grade: { type: 'number' },
    value: { type: 'nested', of: LocalizedText },
    /** Of facets that are dates: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
    date: { type: 'string' },
    source: { type: 'string', required: true },
    checked: { type: 'date', required: true },
    version: { type: 'string' },
    note: { type: 'nested', of: LocalizedText },
    before: { type: 'nested', of: Before },
  },
}));

const Release = defineNestedType(() => ({
  name: 'Release',
  fields: {
    version: { type: 'string', required: true },
    date: { type: 'string', required: true },
    source: { type: 'string', required: true },
    checked: { type: 'date', required: true },
  },
}));

export const Framework = defineDocumentType(() => ({
  name: 'Framework',
  filePathPattern: 'frameworks/*.yml',
  contentType: 'data',
  fields: {
    name: { type: 'string', required: true },
    role: { type: 'enum', options: roles, required: true },
    order: { type: 'number', required: true },
    partOf: { type: 'list', of: { type: 'string' }, default: [] },
    site: { type: 'string', required: true },
    summary: { type: 'nested', of: LocalizedText, required: true },
    aliases: { type: 'list', of: { type: 'string' }, default: [] },
    facts: { type: 'list', of: Fact, required: true },
    unknown: { type: 'list', of: { type: 'string' }, default: [] },
    releases: { type: 'list', of: Release, default: [] },
  },
  computedFields: { key: { type: 'string', resolve: (framework) => framework._raw.sourceFileName.replace(/\.yml$/, '') } },
}));

const Question = defineNestedType(() => ({
  name: 'Question',
  fields: {
    key: { type: 'string', required: true },
    label: { type: 'nested', of: LocalizedText, required: true },
    question: { type: 'nested', of: LocalizedText, required: true },
    facets: { type: 'list', of: { type: 'string' }, required: true },
  },
}));

export const GuideFile = defineDocumentType(() => ({
  name: 'GuideFile',
  filePathPattern: 'guide.yml',
  contentType: 'data',
  isSingleton: true,
  fields: { questions: { type: 'list', of: Question, required: true } },
}));
