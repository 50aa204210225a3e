import { SectionHead } from '@/components/ui/section-head';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';

const files = [
  { href: '/data/frameworks.json', label: 'JSON' },
  { href: '/data/frameworks.csv', label: 'CSV' },
  { href: '/data/frameworks.schema.json', label: 'JSON Schema' },
];

/** Where all facts are to be had as data, and under which license. */
export function OpenData({ locale }: { locale: Locale }) {
  const words = dictionary(locale).frameworks;
  return (
    <section aria-labelledby="page.data">
      <SectionHead id="page.data" title={words.dataTitle}>
        <p>{words.dataText}</p>
      </SectionHead>
      <ul className="flex flex-wrap gap-x-6">
        {files.map(({ href, label }) => (
          <li key={href}>
            <a href={href} className="py-1 text-accent underline underline-offset-4">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
