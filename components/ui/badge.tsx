import type { ReactNode } from 'react';

/** A small label beside a text, such as the language of a post. */
export function Badge({ children }: { children: ReactNode }) {
  return (
    <span className="inline-block rounded-full border border-rule px-2 py-px font-sans text-xs font-medium text-muted">{children}</span>
  );
}
