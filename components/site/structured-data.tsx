import type { StructuredData as Data } from '@/lib/content/metadata/structured-data';

/** What search engines read of the page it stands on. */
export function StructuredData({ data }: { data: Data }) {
  // A title may hold "</script>": an escaped "<" is the same to every reader of JSON.
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: data, which nobody runs, with every sign escaped that HTML knows here.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}
