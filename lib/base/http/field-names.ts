/** Invisible to people: only spam programs fill it in. */
export const honeypotField = 'website';

/** How long the form was open, in milliseconds, set by its script. */
export const openedField = 'open-for';

/** The solution of a challenge, as JSON, required above the global limit. */
export const solutionField = 'proof';
