/** Where drawn share images are cached. */
export const shareImageCacheFolder = '.next/cache/share-images';
