import type { ReactElement } from 'react';
import { RefusalPage } from '@/components/site/refusal-page';
import { type DoorLimits, guard, type Visit } from '@/lib/door/guard';
import { problemAnswer, wantsJson } from '@/lib/door/problem';
import { Refusal } from '@/lib/door/refusal';
import { localeOfRequest } from '@/lib/door/source-page';
import { dictionary, type Locale } from '@/lib/i18n';
import { log, logFailure } from '@/lib/log';
import { Unavailable } from '@/lib/unavailable';
import { personalAnswer } from '../personal-answer';

/** What came of a visit. */
export interface DoorAnswer {
  /** For programs: one of a closed set of words, and the status of HTTP, 200 unless said. */
  status: string;
  code?: number;
  /** For readers: the address of the page that says it, on this site. */
  page: string;
  headers?: Record<string, string>;
}

/** A file for whoever asked, programs too, instead of a page. */
interface FileAnswer {
  status: string;
  file: { name: string; type: string; text: string };
}

interface Door extends DoorLimits {
  /** Names it in the log, and whose turns are counted. */
  name: string;
  /** @throws Refusal */
  handle: (visit: Visit, request: Request) => Promise<DoorAnswer | FileAnswer>;
  /** The form again, with what is to be mended in it; without it a page says what is wrong. */
  again?: (refusal: Refusal, visit: Visit) => ReactElement | undefined | Promise<ReactElement | undefined>;
}

/**
 * Makes the handler of a door: it guards it, and answers readers with a page in their language, programs with JSON. See Other (RFC 9110
 * section 15.4.4) leads to the page that says what happened, so that to load it again sends nothing twice.
 */
export function openDoor({ name, handle, again, ...limits }: Door) {
  return async (request: Request): Promise<Response> => {
    let visit: Visit | undefined;
    try {
      visit = await guard(request, name, limits);
      const answer = await handle(visit, request);
      log('door', { door: name, status: answer.status });
      if ('file' in answer) return fileAnswer(answer.file);
      const { status, code = 200, page, headers } = answer;
      if (wantsJson(request.headers))
        return Response.json({ status }, { status: code, headers: { ...headers, 'Cache-Control': 'no-store' } });
      return new Response(null, { status: 303, headers: { ...headers, Location: page, 'Cache-Control': 'no-store' } });
    } catch (error) {
      const refusal = refusalOf(error, name);
      log('door', { door: name, status: refusal.reason });
      return answerRefusal(refusal, request, visit && (await again?.(refusal, visit)), visit);
    }
  };
}

/** Answers a refusal: with `page` where there is one to show, else with one that says what is wrong. */
export function answerRefusal(
  refusal: Refusal,
  request: Request,
  page?: ReactElement,
  visit?: { locale: Locale; source: string },
): Promise<Response> {
  const { status, reason, retryAfter } = refusal;
  const locale = visit?.locale ?? localeOfRequest(request.headers);
  const { title, reasons } = dictionary(locale).door;
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer realm="desk"';
  // What is left of a body that was refused for its size is not waited for.
  if (status === 413) headers.Connection = 'close';
  if (wantsJson(request.headers)) return Promise.resolve(problemAnswer({ status, title, detail: reasons[reason], reason }, headers));
  const children = page ?? <RefusalPage locale={locale} reason={reason} source={visit?.source ?? '/'} />;
  return personalAnswer({ locale, title, children }, { status, headers });
}

/** What a reader is told of an error, which the log holds where it is ours. */
export function refusalOf(error: unknown, door: string): Refusal {
  if (error instanceof Refusal) return error;
  logFailure('door failed', error, { door });
  return error instanceof Unavailable ? new Refusal(503, 'unavailable', 30) : new Refusal(500, 'failed');
}

function fileAnswer({ name, type, text }: FileAnswer['file']): Response {
  const disposition = `attachment; filename="${name}"`;
  return new Response(text, {
    headers: { 'Content-Type': type, 'Content-Disposition': disposition, 'Cache-Control': 'private, no-store' },
  });
}
