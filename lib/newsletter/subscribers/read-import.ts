import 'server-only';
import { defaultLocale, isLocale, type Locale } from '../../base/i18n/i18n';
import { findTopicKey, listTopics } from '../../content/model/topics';
import type { CsvColumn } from './csv-columns';
import { type AddressProblem, type EmailAddress, readEmailAddress } from './email-address';

/** A line of a list, as text. */
export type ImportedRow = Partial<Record<CsvColumn, string>>;

/** Why a line is not imported. */
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

/** Somebody who agreed elsewhere to get mail from here. */
export interface ImportedSubscriber {
  address: EmailAddress;
  locale: Locale;
  topics: string[];
  askedAt: Date;
  confirmedAt: Date;
}

/** RFC 3339, or its day alone: what each program reads in the same way. */
const dateForm = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

/**
 * Reads a line of a list: who is on it, and when they confirmed that they want mail, without which nobody is imported. No language means
 * English; topics are keys or earlier names of topics, with spaces or semicolons between them, none meaning all.
 */
export function readImport(
  row: ImportedRow,
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
  const confirmedAt = readDate(confirmed, now);
  const askedAt = asked ? readDate(asked, now) : confirmedAt;
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

/** Nobody agrees in the future. */
function readDate(text: string, now: number): Date | undefined {
  const moment = dateForm.test(text) ? Date.parse(text) : Number.NaN;
  return moment > 0 && moment <= now ? new Date(moment) : undefined;
}
