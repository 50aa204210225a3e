import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import type { HttpErrorReason } from '@/lib/base/http/http-error';
import { sourceField } from '@/lib/base/http/source-page';
import { dictionary, type Locale, localePath, locales } from '@/lib/base/i18n/i18n';

/** The sign-in form of the admin pages; `error` is why the last attempt failed. */
export function SignInPage({ locale, error }: { locale: Locale; error?: HttpErrorReason }) {
  const { admin: words, errors } = dictionary(locale);
  return (
    <Frame locale={locale} path="/admin" languages={[...locales]}>
      <PageHead label={words.label} title={words.title}>
        <p id="admin.hint">{words.signInText}</p>
      </PageHead>
      <form method="post" action="/api/admin/sign-in" className="max-w-text">
        <input type="hidden" name={sourceField} value={localePath(locale, '/admin')} />
        <label htmlFor="admin.token" className="block font-semibold">
          {words.token}
        </label>
        <div className="mt-1.5 flex flex-wrap gap-2">
          <input
            id="admin.token"
            type="password"
            name="token"
            required
            autoComplete="current-password"
            aria-describedby="admin.error admin.hint"
            aria-invalid={error ? true : undefined}
            className="field h-auto min-w-0 grow basis-56"
          />
          <button type="submit" className="button whitespace-nowrap">
            {words.signIn}
          </button>
        </div>
        <p id="admin.error" role="alert" className="form-error">
          {error && errors.reasons[error]}
        </p>
      </form>
    </Frame>
  );
}
