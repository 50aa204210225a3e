import { PostList } from '@/components/post/post-list';
import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { SectionHead } from '@/components/ui/section-head';
import { formatList } from '@/lib/base/i18n/format';
import { dictionary, fill, type Locale, localePath, locales } from '@/lib/base/i18n/i18n';
import type { FrameworkProfile } from '@/lib/content/model/framework-profile';
import { ComparisonLinks } from './comparison-links';
import { FrameworkList } from './framework-list';
import { FrameworkTable } from './framework-table';
import { Timeline } from './timeline';

/** `/frameworks/<key>`: all facts about a framework with their sources, its releases, parts, comparisons and posts. */
export function ProfilePage({ locale, profile }: { locale: Locale; profile: FrameworkProfile }) {
  const { framework, table, wholes, parts, alternatives, others, posts } = profile;
  const { key, name, summary, site } = framework;
  const words = dictionary(locale).frameworks;
  return (
    <Frame locale={locale} path={`/frameworks/${key}`} languages={[...locales]}>
      <div data-pagefind-body="">
        <PageHead
          label={
            <a data-pagefind-ignore="" href={localePath(locale, '/frameworks')}>
              {words.roles[framework.role]}
            </a>
          }
          title={name}
        >
          <p>{summary[locale]}</p>
          <p className="mt-3 text-base">
            {wholes.length > 0 &&
              `${fill(words.partOf, {
                frameworks: formatList(
                  locale,
                  wholes.map(({ name }) => name),
                ),
              })} · `}
            <a data-pagefind-ignore="" href={site} className="py-1 text-accent underline underline-offset-4">
              {words.site}
            </a>
          </p>
        </PageHead>
        <FrameworkTable locale={locale} table={table} caption={`${name}: ${words.facts}`} />
      </div>
      <div className="mt-16 space-y-16">
        <Timeline locale={locale} frameworks={[key]} />
        {parts.length > 0 && (
          <section aria-labelledby="page.parts">
            <SectionHead id="page.parts" title={words.parts} />
            <FrameworkList locale={locale} frameworks={parts} />
          </section>
        )}
        <section aria-labelledby="page.compare">
          <SectionHead id="page.compare" title={words.compareWith} />
          <ComparisonLinks locale={locale} framework={framework} alternatives={alternatives} others={others} />
        </section>
        {posts.length > 0 && (
          <section aria-labelledby="page.posts">
            <SectionHead id="page.posts" title={words.posts} />
            <PostList locale={locale} posts={posts} level={3} />
          </section>
        )}
      </div>
    </Frame>
  );
}
