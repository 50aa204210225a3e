import type { MdxTagProps } from './component-types';

/** Content with a caption. The caption of a figure that holds a Markdown table becomes the caption of the table (`rehypeTables`). */
export function Figure({ caption, children }: MdxTagProps<'Figure'>) {
  return (
    <figure>
      {children}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
