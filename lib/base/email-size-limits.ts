/** The most bytes of HTML in an email: Gmail cuts what is beyond about 102,000, and the unsubscribe link with it. */
export const maxEmailHtmlBytes = 100_000;

/** Above this number of bytes the build warns. */
export const longEmailHtmlBytes = 90_000;
