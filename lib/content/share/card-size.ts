/** The size of share images in pixels: what Facebook, LinkedIn, X and messengers show without cropping. */
export const cardSize = { width: 1200, height: 630 } as const;
