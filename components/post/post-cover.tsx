import { Picture } from '@/components/ui/picture';
import type { Post } from '@/lib/content/model/posts';

/** A post's cover, if it has one. `alt` may be emptied where the title beside it already says enough. */
export function PostCover({ post, sizes, alt = post.imageAlt ?? '' }: { post: Post; sizes: string; alt?: string }) {
  if (!post.image) return null;
  return (
    <Picture
      main
      src={post.image}
      alt={alt}
      width={post.imageWidth}
      height={post.imageHeight}
      sizes={sizes}
      className="h-auto w-full rounded-lg bg-soft"
    />
  );
}
