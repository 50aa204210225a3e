import 'server-only';
import { defaultLocale, isLocale, type Locale } from '../../base/i18n/i18n';
import { findTopicKey, listTopics } from '../../content/model/topics';
import type { CsvColumn } from './csv-format';
import { type AddressProblem, type EmailAddress, readEmailAddress } from './email-address';

/** The cells of one row of a list. */
export type ImportRow = Partial<Record<CsvColumn, string>>;

/** Why a row is not imported. */
export type ImportProblem =
  | `address-${AddressProblem}`
  | 'repeated'
  | 'no-proof'
  | 'bad-date'
  | 'not-confirmed'
  | 'unknown-language'
  | 'unknown-topic'
  | 'has-left'
  | 'suppressed';

/** A subscriber who confirmed at another newsletter service. */
export interface ImportedSubscriber {
  address: EmailAddress;
  locale: Locale;
  topics: string[];
  askedAt: Date;
  confirmedAt: Date;
}

/** RFC 3339, or its date alone: forms that every program reads alike. */
const dateFormat = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

/**
 * Parses one row of a list. A row without a confirmation date is not imported. Without a language it is English; topics are keys or
 * earlier names of topics, separated by spaces or semicolons, and none means all.
 */
export function parseImportRow(
  row: ImportRow,
  { ownDomains, now }: { ownDomains: string[]; now: number },
): ImportedSubscriber | ImportProblem {
  const address = readEmailAddress(row.address ?? '', ownDomains);
  if (typeof address === 'string') return `address-${address}`;
  const [state, language, confirmed, asked] = ([row.state, row.language, row.confirmed_at, row.asked_at] as const).map(
    (cell) => cell?.trim() ?? '',
  );
  if (state === 'unsubscribed') return 'has-left';
  if (state && state !== 'confirmed') return 'not-confirmed';
  if (!confirmed) return 'no-proof';
  const confirmedAt = parseDate(confirmed, now);
  const askedAt = asked ? parseDate(asked, now) : confirmedAt;
  if (!confirmedAt || !askedAt) return 'bad-date';
  const locale = language || defaultLocale;
  if (!isLocale(locale)) return 'unknown-language';
  const topics = new Set<string>();
  for (const name of (row.topics ?? '').split(/[\s;]+/).filter(Boolean)) {
    const key = findTopicKey(name);
    if (!key) return 'unknown-topic';
    topics.add(key);
  }
  return { address, locale, topics: topics.size === listTopics().length ? [] : [...topics], askedAt, confirmedAt };
}

/** Returns undefined for a text that is not a date, or is a date in the future. */
function parseDate(text: string, now: number): Date | undefined {
  const moment = dateFormat.test(text) ? Date.parse(text) : Number.NaN;
  return moment > 0 && moment <= now ? new Date(moment) : undefined;
}
