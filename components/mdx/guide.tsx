import { GuideForm } from '@/components/framework/guide-form';
import { listQuestions } from '@/lib/content/frameworks';
import type { Locale } from '@/lib/i18n';

/** Makes `<Guide />`: the questions of the guide, where a post ends in a decision. */
export function guideIn(locale: Locale) {
  return function Guide() {
    return (
      <div className="not-prose my-8">
        <GuideForm locale={locale} questions={listQuestions()} />
      </div>
    );
  };
}
