import { GuideForm } from '@/components/framework/guide-form';
import type { Locale } from '@/lib/base/i18n/i18n';
import { listQuestions } from '@/lib/content/model/frameworks';

/** Creates `<Guide />`: the questions of `/guide` as a form. */
export function createGuide(locale: Locale) {
  return function Guide() {
    return (
      <div className="not-prose my-8">
        <GuideForm locale={locale} questions={listQuestions()} />
      </div>
    );
  };
}
