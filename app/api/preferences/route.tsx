import { UnsubscribePage } from '@/components/subscriber/unsubscribe-page';
import { type Fields, oneOf } from '@/lib/door/read-fields';
import { Refusal } from '@/lib/door/refusal';
import { localePath } from '@/lib/i18n';
import { changePreferences } from '@/lib/subscribers/change-preferences';
import { cleanToken } from '@/lib/tokens/clean-token';
import { readSignedToken, signToken } from '@/lib/tokens/signed-token';
import { openDoor } from '../open-door';
import { readChoices } from '../read-choices';

/** Changes what a subscriber gets: topics, of which there has to be one, the language, and `followsVote`, which is on where it is sent at all. */
export const POST = openDoor({
  name: 'preferences',
  limit: { most: 30, seconds: 600 },
  async handle({ fields, source, locale: pageLocale, network }) {
    const { token, subscriberId } = readWho(fields);
    const { topics, locale, hasTopic } = readChoices(fields);
    if (!hasTopic) throw new Refusal(400, 'no-topic');
    const followsVote = Boolean(oneOf(fields, 'followsVote'));
    if (!(await changePreferences(subscriberId, { topics, locale, followsVote }, { source, network }))) throw new Refusal(404, 'link-over');
    return { status: 'saved', page: localePath(pageLocale, `/preferences/${token}?done=saved`) };
  },
  again({ reason }, { fields, locale }) {
    if (reason !== 'no-topic') return undefined;
    return <UnsubscribePage locale={locale} token={signToken('unsubscribe', readWho(fields).subscriberId, Date.now())} hasNoTopic />;
  },
});

function readWho(fields: Fields): { token: string; subscriberId: string } {
  const token = cleanToken(oneOf(fields, 'token') ?? '');
  const read = readSignedToken('preferences', token, Date.now());
  if (typeof read === 'string') throw new Refusal(404, 'link-over');
  return { token, ...read };
}
