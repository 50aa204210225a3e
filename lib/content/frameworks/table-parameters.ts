/** The parameters of an address that say how a comparison is shown. */
export const tableParameters = ['frameworks', 'show', 'sort', 'dir', 'only'] as const;
