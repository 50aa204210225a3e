import type { ReactNode } from 'react';

/** The title of a page, with an optional label above and text below. */
export function PageHead({ label, title, children }: { label?: ReactNode; title: string; children?: ReactNode }) {
  return (
    <header className="mb-10 mt-8 max-w-text sm:mt-12">
      {label && <p className="mb-3 text-sm font-medium text-muted">{label}</p>}
      <h1 className="font-serif text-display font-bold tracking-tight">{title}</h1>
      {children && <div className="mt-4 text-lg text-muted">{children}</div>}
    </header>
  );
}
