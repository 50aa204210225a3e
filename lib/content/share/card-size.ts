/** The size of every share image in pixels: what Facebook, LinkedIn, X and messengers show whole. */
export const cardSize = { width: 1200, height: 630 } as const;
