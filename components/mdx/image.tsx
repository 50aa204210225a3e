import { Picture } from '@/components/ui/picture';
import type { HtmlProps } from './mdx-components';

/** An image in a body. Its size comes from its file (`lib/content/mdx/rehype-image-size`). */
export function BodyImage({ src = '', alt = '', title, width = 0, height = 0 }: HtmlProps['img']) {
  return (
    <Picture
      src={src}
      alt={alt}
      title={title}
      width={width}
      height={height}
      sizes="(min-width: 45rem) 41rem, 92vw"
      className="h-auto rounded-md"
    />
  );
}
