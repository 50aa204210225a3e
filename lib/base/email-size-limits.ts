/** Gmail cuts what is beyond about 102,000 bytes, and with it the way to leave: so many the HTML of a mail may have. */
export const mostBytes = 100_000;

/** From here on an editor is told. */
export const manyBytes = 90_000;
