/** Filled in by programs only: people do not see it. */
export const honeypotField = 'website';

/** How long the form was open, in milliseconds, where its script says so. Nobody types an address in less than a second. */
export const openedField = 'open-for';

/** The solution of a challenge, as JSON, which is asked for while programs come in numbers. */
export const solutionField = 'proof';
