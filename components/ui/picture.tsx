import { getImageProps } from 'next/image';

interface PictureProps {
  src: string;
  alt: string;
  title?: string;
  /** The file's own size in pixels. */
  width: number;
  height: number;
  /** How wide the picture is shown, as in the `sizes` attribute. */
  sizes: string;
  /** The page's main picture: loaded at once and first. */
  main?: boolean;
  className?: string;
}

/** An image in the sizes and formats that the reader's screen and browser want, with its place held before it loads. */
export function Picture({ main = false, ...image }: PictureProps) {
  const { props } = getImageProps({ ...image, loading: main ? 'eager' : 'lazy', fetchPriority: main ? 'high' : undefined });
  const { style: _, alt, ...attributes } = props;
  return <img {...attributes} alt={alt} />;
}
