import { isValidElement, type ReactNode } from 'react';

/** A React tree as HTML, for tests: components are called as the functions that they are. */
export function htmlOf(node: ReactNode): string {
  if (Array.isArray(node)) return node.map(htmlOf).join('');
  if (!isValidElement<{ children?: ReactNode }>(node)) return typeof node === 'string' || typeof node === 'number' ? String(node) : '';
  const { type, props } = node;
  if (typeof type === 'function') return htmlOf((type as (props: unknown) => ReactNode)(props));
  const { children, ...rest } = props;
  if (typeof type !== 'string') return htmlOf(children);
  const attributes = Object.entries(rest).map(([name, value]) => ` ${name}="${value}"`);
  return `<${type}${attributes.join('')}>${htmlOf(children)}</${type}>`;
}
