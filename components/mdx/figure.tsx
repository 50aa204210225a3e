import type { EditorTagProps } from '@/lib/mdx/editor-tags';

/** A picture or other content with a caption. Around a Markdown table it becomes the table's caption instead. */
export function Figure({ caption, children }: EditorTagProps<'Figure'>) {
  return (
    <figure>
      {children}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
