/**
 * What a system is for, in the order in which lists show it. `framework` is one that a project is built on; the others are
 * parts of a framework's ecosystem or its neighbours.
 */
export const roles = ['framework', 'layers', 'compiler', 'serving', 'device', 'web', 'pipeline', 'optimizer'] as const;
export type Role = (typeof roles)[number];

/** What a facet's facts hold: words, a day, or a step on a scale with words. */
export const facetKinds = ['text', 'date', 'grade'] as const;
