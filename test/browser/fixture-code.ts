import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const counter = `'use client';

import { useState } from 'react';

export function Counter() {
  const [count, setCount] = useState(0);
  return <button type="button" onClick={() => setCount(count + 1)}>Pressed {count} times</button>;
}
`;

const page = `import { Counter } from '@/components/fixture/counter';
import { Frame } from '@/components/site/frame';
import { locales, toLocale } from '@/lib/base/i18n/i18n';

export default async function CounterPage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = toLocale((await params).locale);
  return <Frame locale={locale} path="/counter" languages={[...locales]}><h1>Counter</h1><Counter /></Frame>;
}
`;

/** Adds a page of the group `(interactive)` with a client component to a copy of the site. */
export async function writeInteractivePage(site: string): Promise<void> {
  await write(site, 'components/fixture/counter.tsx', counter);
  await write(site, 'app/[locale]/(interactive)/counter/page.tsx', page);
}

/** Adds a client component to every post page in a copy of the site, where none is allowed. */
export async function addClientComponentToPosts(site: string): Promise<void> {
  await write(site, 'components/fixture/counter.tsx', counter);
  const postFoot = await readFile('components/post/post-foot.tsx', 'utf8');
  const changed = postFoot.replace(/(<footer [^>]*>)/, '$1<Counter />');
  await write(site, 'components/post/post-foot.tsx', `import { Counter } from '../fixture/counter';\n${changed}`);
}

async function write(site: string, name: string, text: string): Promise<void> {
  const file = path.join(site, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
