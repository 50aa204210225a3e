import { StrengthsChart } from '@/components/framework/strengths-chart';
import { pairPath } from '@/lib/content/framework-profile';
import { type Framework, findFramework } from '@/lib/content/frameworks';
import { dictionary, fill, type Locale, localePath } from '@/lib/i18n';
import { type EditorTagProps, keysIn } from '@/lib/mdx/editor-tags';

/** Makes `<Compare of="pytorch jax" />`: the strengths of two frameworks and the way to their full comparison. */
export function compareIn(locale: Locale) {
  return function Compare({ of }: EditorTagProps<'Compare'>) {
    const pair = twoFrameworks(of);
    const [a, b] = pair;
    return (
      <div className="not-prose my-8 font-sans">
        <StrengthsChart locale={locale} pair={pair} />
        <p className="screen-only mt-2 text-[0.9375rem]">
          <a href={localePath(locale, pairPath(a, b))} className="py-1 text-accent underline underline-offset-4">
            {fill(dictionary(locale).compare.full, { a: a.name, b: b.name })}
          </a>
        </p>
      </div>
    );
  };
}

/** The two frameworks that `of` names. Throws where it names others: the check finds that first. */
export function twoFrameworks(of: string): [Framework, Framework] {
  const [a, b] = keysIn(of).map(findFramework);
  if (!a || !b) throw new Error(`<Compare of="${of}"> names no two frameworks. "npm run check" says where.`);
  return [a, b];
}
