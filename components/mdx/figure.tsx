import type { MdxTagProps } from './mdx-components';

/** A picture or other content with a caption. Around a Markdown table it becomes the table's caption instead. */
export function Figure({ caption, children }: MdxTagProps<'Figure'>) {
  return (
    <figure>
      {children}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
