import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { type Answers, weights } from '@/lib/content/frameworks/guide';
import type { Question } from '@/lib/content/model/frameworks';

/** The questions of the guide as a form that works without script. */
export function GuideForm({ locale, questions, answers }: { locale: Locale; questions: Question[]; answers?: Answers }) {
  const words = dictionary(locale).guide;
  return (
    <form action={localePath(locale, '/guide/answer')} className="guide-form max-w-text font-sans">
      <p className="mb-2 font-semibold">{words.legend}</p>
      {questions.map(({ key, question }) => (
        <fieldset key={key} className="border-t border-rule py-3">
          <legend className="float-left w-full font-serif text-lg">{question[locale]}</legend>
          <div className="flex flex-wrap gap-x-5 clear-both">
            {weights.map((weight) => (
              <label key={weight} className="flex items-center gap-2 py-1.5 text-[0.9375rem]">
                <input type="radio" name={key} value={weight} defaultChecked={weight === (answers?.get(key) ?? 0)} className="size-4" />
                {words.levels[weight]}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <p className="mt-4">
        <button type="submit" className="button">
          {words.submit}
        </button>
      </p>
    </form>
  );
}
