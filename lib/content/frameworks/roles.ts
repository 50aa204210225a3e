/** What a system is for, in list order. A project is built on a `framework`; the others are libraries and tools around one. */
export const roles = ['framework', 'layers', 'compiler', 'serving', 'device', 'web', 'pipeline', 'optimizer'] as const;
export type Role = (typeof roles)[number];

/** What facts of a facet have: a text, a date, or a grade on a scale with a text. */
export const facetKinds = ['text', 'date', 'grade'] as const;
