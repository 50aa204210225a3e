import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import type { RefusalReason } from '@/lib/door/refusal';
import { sourceField } from '@/lib/door/source-page';
import { dictionary, type Locale, localePath, locales } from '@/lib/i18n';

/** The way to the desk, for who has the admin token; `error` is why the last try failed. */
export function SignInPage({ locale, error }: { locale: Locale; error?: RefusalReason }) {
  const { desk: words, door } = dictionary(locale);
  return (
    <Frame locale={locale} path="/desk" languages={[...locales]}>
      <PageHead label={words.label} title={words.title}>
        <p id="desk.hint">{words.signInText}</p>
      </PageHead>
      <form method="post" action="/api/desk/sign-in" className="max-w-text">
        <input type="hidden" name={sourceField} value={localePath(locale, '/desk')} />
        <label htmlFor="desk.token" className="block font-semibold">
          {words.token}
        </label>
        <div className="mt-1.5 flex flex-wrap gap-2">
          <input
            id="desk.token"
            type="password"
            name="token"
            required
            autoComplete="current-password"
            aria-describedby="desk.error desk.hint"
            aria-invalid={error ? true : undefined}
            className="field h-auto min-w-0 grow basis-56"
          />
          <button type="submit" className="button whitespace-nowrap">
            {words.signIn}
          </button>
        </div>
        <p id="desk.error" role="alert" className="form-error">
          {error && door.reasons[error]}
        </p>
      </form>
    </Frame>
  );
}
