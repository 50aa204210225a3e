/** The folder of the made-up site that `serve-fixture-site.ts` makes and serves. */
export const servedSite = '.fixture-sites/lists';
