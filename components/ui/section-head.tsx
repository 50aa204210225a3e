import type { ReactNode } from 'react';

/** The heading of a section, with optional text below. */
export function SectionHead({ id, title, children }: { id: string; title: string; children?: ReactNode }) {
  return (
    <div className="mb-6 max-w-text">
      <h2 id={id} className="font-serif text-title font-bold tracking-tight">
        {title}
      </h2>
      {children && <div className="mt-2 text-muted">{children}</div>}
    </div>
  );
}
