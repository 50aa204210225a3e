import { UnsubscribePage } from '@/components/subscriber/unsubscribe-page';
import { cleanToken } from '@/lib/base/auth/clean-token';
import { readSignedToken, signToken } from '@/lib/base/auth/signed-token';
import { HttpError } from '@/lib/base/http/http-error';
import { type Fields, singleValue } from '@/lib/base/http/read-fields';
import { localePath } from '@/lib/base/i18n/i18n';
import { changePreferences } from '@/lib/newsletter/subscribers/change-preferences';
import { createFormHandler } from '@/server/http/create-form-handler';
import { readChoices } from '@/server/http/read-subscriber-fields';

/** Changes a subscriber's topics (at least one), language, and `followsVote`, a checkbox: on if the field is present. */
export const POST = createFormHandler({
  name: 'preferences',
  limit: { most: 30, seconds: 600 },
  async handle({ fields, source, locale: pageLocale, network }) {
    const { token, subscriberId } = readSubscriber(fields);
    const { topics, locale, hasTopic } = readChoices(fields);
    if (!hasTopic) throw new HttpError(400, 'no-topic');
    const followsVote = Boolean(singleValue(fields, 'followsVote'));
    if (!(await changePreferences(subscriberId, { topics, locale, followsVote }, { source, network })))
      throw new HttpError(404, 'link-over');
    return { outcome: 'saved', page: localePath(pageLocale, `/preferences/${token}?done=saved`) };
  },
  renderInvalid({ reason }, { fields, locale }) {
    if (reason !== 'no-topic') return undefined;
    return <UnsubscribePage locale={locale} token={signToken('unsubscribe', readSubscriber(fields).subscriberId, Date.now())} hasNoTopic />;
  },
});

function readSubscriber(fields: Fields): { token: string; subscriberId: string } {
  const token = cleanToken(singleValue(fields, 'token') ?? '');
  const read = readSignedToken('preferences', token, Date.now());
  if (typeof read === 'string') throw new HttpError(404, 'link-over');
  return { token, ...read };
}
