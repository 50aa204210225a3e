import { SectionHead } from '@/components/ui/section-head';
import { listFrameworks } from '@/lib/content/frameworks';
import { roles } from '@/lib/frameworks/roles';
import { dictionary, type Locale, localePath } from '@/lib/i18n';

/** Links to the profiles of all frameworks and parts, by what they are for. */
export function FrameworkDirectory({ locale }: { locale: Locale }) {
  const words = dictionary(locale).frameworks;
  return (
    <section aria-labelledby="page.all">
      <SectionHead id="page.all" title={words.all} />
      <div className="grid gap-x-12 gap-y-10 sm:grid-cols-2">
        {roles.map((role) => {
          const frameworks = listFrameworks().filter((framework) => framework.role === role);
          if (frameworks.length === 0) return null;
          return (
            <div key={role}>
              <h3 className="mb-2 text-sm font-semibold text-muted">{words.roles[role]}</h3>
              <ul className="space-y-3">
                {frameworks.map(({ key, name, summary }) => (
                  <li key={key}>
                    <a href={localePath(locale, `/frameworks/${key}`)} className="font-serif text-lg font-bold hover:text-accent">
                      {name}
                    </a>
                    <p className="text-muted">{summary[locale]}</p>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
}
