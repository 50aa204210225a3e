import { SectionHead } from '@/components/ui/section-head';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import { roles } from '@/lib/content/frameworks/roles';
import { listFrameworks } from '@/lib/content/model/frameworks';
import { FrameworkList } from './framework-list';

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
              <FrameworkList locale={locale} frameworks={frameworks} />
            </div>
          );
        })}
      </div>
    </section>
  );
}
