import { StrengthsChart } from '@/components/framework/strengths-chart';
import { dictionary, fill, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { keysIn } from '@/lib/content/mdx/mdx-tags';
import { pairPath } from '@/lib/content/model/framework-profile';
import { type Framework, findFramework } from '@/lib/content/model/frameworks';
import type { MdxTagProps } from './component-types';

/** Creates `<Compare of="pytorch jax" />`: a chart of the strengths of two frameworks and a link to their comparison. */
export function createCompare(locale: Locale) {
  return function Compare({ of }: MdxTagProps<'Compare'>) {
    const pair = findPair(of);
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

/** Returns the two frameworks that `of` names. Throws if it does not name two; the content check reports that first. */
export function findPair(of: string): [Framework, Framework] {
  const [a, b] = keysIn(of).map(findFramework);
  if (!a || !b) throw new Error(`<Compare of="${of}"> does not name two frameworks. Run "npm run check" to see where.`);
  return [a, b];
}
