import { getImageProps } from 'next/image';

interface PictureProps {
  src: string;
  alt: string;
  title?: string;
  /** The size of the file in pixels. */
  width: number;
  height: number;
  /** The displayed width, as in the `sizes` attribute of `<img>`. */
  sizes: string;
  /** Whether it is the main image of the page, which is loaded eagerly and with high priority. */
  main?: boolean;
  className?: string;
}

/** A responsive image without layout shift, served by Next.js in the sizes and formats that the browser supports. */
export function Picture({ main = false, ...image }: PictureProps) {
  const { props } = getImageProps({ ...image, loading: main ? 'eager' : 'lazy', fetchPriority: main ? 'high' : undefined });
  const { style: _, alt, ...attributes } = props;
  return <img {...attributes} alt={alt} />;
}
