import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import type { TopicChoice } from '@/lib/content/model/topics';
import { SubscribeForm } from './subscribe-form';

/** The subscribe form as a section of another page. `path` is that page's, without its language. */
export function SubscribeSection({ locale, path, topics }: { locale: Locale; path: string; topics: TopicChoice[] }) {
  const words = dictionary(locale).subscribe;
  return (
    <section data-pagefind-ignore aria-labelledby="subscribe.title" className="screen-only mt-16 rounded-lg bg-soft px-5 py-7 sm:px-8">
      <h2 id="subscribe.title" className="font-serif text-title font-bold tracking-tight">
        {words.title}
      </h2>
      <p className="mb-5 mt-2 max-w-text text-muted">{words.text}</p>
      <SubscribeForm locale={locale} path={path} topics={topics} />
    </section>
  );
}
