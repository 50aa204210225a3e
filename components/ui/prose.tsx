import type { ReactNode } from 'react';

/** Running text: the typography of everything that editors write. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className="prose">{children}</div>;
}
