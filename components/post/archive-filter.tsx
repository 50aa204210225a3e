import { dictionary, type Locale, languageName, localePath, locales } from '@/lib/base/i18n/i18n';
import { type ArchiveChoice, isChoiceEmpty } from '@/lib/content/archive/archive-choice';
import { type ArchiveOptions, chosenLabels } from '@/lib/content/model/archive';

interface ArchiveFilterProps {
  locale: Locale;
  options: ArchiveOptions;
  choice: ArchiveChoice;
}

/** The filters of the archive as a form that works without script: it loads the archive with the filters in the query. */
export function ArchiveFilter({ locale, options, choice }: ArchiveFilterProps) {
  const words = dictionary(locale).archive;
  const action = localePath(locale, '/posts');
  const { tag, category } = chosenLabels(choice);
  return (
    <form
      method="get"
      action={action}
      aria-label={words.filter}
      className="screen-only mb-10 grid gap-x-5 gap-y-3 border-y border-rule py-4 text-[0.9375rem] sm:flex sm:flex-wrap sm:items-end"
    >
      <Select name="tag" label={words.tag} all={words.allTags} chosen={choice.tag} options={toOptions(locale, options.tags, tag)} />
      <Select
        name="category"
        label={words.category}
        all={words.allCategories}
        chosen={choice.category}
        options={toOptions(locale, options.categories, category)}
      />
      <Select
        name="lang"
        label={words.lang}
        all={words.allLanguages}
        chosen={choice.lang}
        options={locales.map((language) => ({ value: language, label: languageName(locale, language) }))}
      />
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <button type="submit" id="filter" className="button">
          {words.apply}
        </button>
        {!isChoiceEmpty(choice) && (
          <a href={action} className="py-1 text-accent underline underline-offset-4">
            {words.clear}
          </a>
        )}
      </p>
    </form>
  );
}

interface Option {
  value: string;
  label: string;
}

interface SelectProps {
  name: string;
  label: string;
  /** The label of the option that sets no filter. */
  all: string;
  chosen?: string;
  options: Option[];
}

function Select({ name, label, all, chosen = '', options }: SelectProps) {
  return (
    <label className="grid min-w-0 gap-1">
      {label}
      <select name={name} defaultValue={chosen} className="field w-full sm:max-w-56">
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Returns tags or categories as options. The chosen one is included even if it has no posts. */
function toOptions(
  locale: Locale,
  offered: { key: string; label: Record<Locale, string> }[],
  chosen: (typeof offered)[number] | undefined,
) {
  const all = chosen && !offered.some(({ key }) => key === chosen.key) ? [...offered, chosen] : offered;
  return all.map(({ key, label }): Option => ({ value: key, label: label[locale] }));
}
