/** Where share images are kept once they are drawn. */
export const shareImagesFolder = '.next/cache/share-images';
