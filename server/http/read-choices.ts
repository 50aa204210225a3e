import { HttpError } from '@/lib/base/http/http-error';
import { type Fields, singleValue } from '@/lib/base/http/read-fields';
import { isLocale, type Locale } from '@/lib/base/i18n/i18n';
import { findTopicKey, listTopics } from '@/lib/content/model/topics';

/**
 * The language that is named and the keys of the topics; none where all are, since all means those to come as well.
 *
 * @throws HttpError 400
 */
export function readChoices(fields: Fields): { locale: Locale | undefined; topics: string[]; hasTopic: boolean } {
  const locale = singleValue(fields, 'locale');
  if (locale !== undefined && !isLocale(locale)) throw new HttpError(400, 'bad-choice');
  const names = [...(fields.get('topics') ?? []), ...(fields.get('topics[]') ?? [])];
  const keys = new Set(names.map((name) => findTopicKey(name) ?? refuse()));
  return { locale, topics: keys.size === listTopics().length ? [] : [...keys], hasTopic: keys.size > 0 };
}

function refuse(): never {
  throw new HttpError(400, 'bad-choice');
}
