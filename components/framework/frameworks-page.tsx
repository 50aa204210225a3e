import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import type { IgnoredParameter } from '@/lib/base/http/ignored-parameters';
import { dictionary, type Locale, locales } from '@/lib/base/i18n/i18n';
import { type TableState, tableQuery } from '@/lib/content/frameworks/table-state';
import { tableChoices } from '@/lib/content/model/framework-tables';
import { FrameworkComparison } from './framework-comparison';
import { FrameworkDirectory } from './framework-directory';
import { OpenData } from './open-data';
import { Scales } from './scales';
import { Timeline } from './timeline';

interface FrameworksPageProps {
  locale: Locale;
  state: TableState;
  /** What the address asks for in vain. */
  ignored?: IgnoredParameter[];
}

/** `/frameworks`: the comparison in the state of its address, and everything else there is about frameworks. */
export function FrameworksPage({ locale, state, ignored = [] }: FrameworksPageProps) {
  const words = dictionary(locale).frameworks;
  return (
    <Frame locale={locale} path={`/frameworks${tableQuery(state, tableChoices())}`} languages={[...locales]}>
      <PageHead title={words.title}>
        <p>{words.description}</p>
      </PageHead>
      <FrameworkComparison locale={locale} state={state} ignored={ignored} />
      <div className="mt-16 space-y-16">
        <Timeline locale={locale} frameworks={state.frameworks} />
        <FrameworkDirectory locale={locale} />
        <Scales locale={locale} />
        <OpenData locale={locale} />
      </div>
    </Frame>
  );
}
