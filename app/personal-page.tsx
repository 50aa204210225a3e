import { type Locale, localePath, toLocale } from '@/lib/i18n';
import { cleanToken } from '@/lib/tokens/clean-token';
import { answerRefusal, refusalOf } from './api/open-door';
import { type PersonalPage, personalAnswer } from './personal-answer';

interface Visit {
  locale: Locale;
  /** As it was sent, without what mail programs do to it. */
  token: string;
  request: Request;
}

interface Opening {
  /** Names it in the log. */
  name: string;
  /** The path, without its language, where somebody starts again for whom it does not open. */
  back: string;
  /** @throws Refusal */
  show: (visit: Visit) => Promise<PersonalPage & { status?: number }>;
}

/**
 * Makes the handler of a page whose address ends with a token: it shows what the token is for. Programs that follow links change
 * nothing.
 */
export function openPersonalPage({ name, back, show }: Opening) {
  return async (request: Request, { params }: { params: Promise<{ locale: string; token: string }> }): Promise<Response> => {
    const { locale: language, token } = await params;
    return personalPage({ name, back, show }, { locale: toLocale(language), token: readToken(token), request });
  };
}

/** The same for an address that does not say its language. */
export async function personalPage({ name, back, show }: Opening, visit: Visit): Promise<Response> {
  try {
    const { status = 200, ...page } = await show(visit);
    return await personalAnswer(page, { status });
  } catch (error) {
    const { locale, request } = visit;
    return answerRefusal(refusalOf(error, name), request, undefined, { locale, source: localePath(locale, back) });
  }
}

/** The token in the last part of an address. `next.config.ts` lets nothing through that is not UTF-8. */
export function readToken(part: string): string {
  return cleanToken(decodeURIComponent(part));
}
