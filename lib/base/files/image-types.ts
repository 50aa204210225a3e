/** Returns whether every email client shows images of this type, by the extension in a path or URL: PNG, JPEG and GIF, not WebP or SVG. */
export function isEmailImage(url: string): boolean {
  return /\.(?:png|jpe?g|gif)$/i.test(url);
}
