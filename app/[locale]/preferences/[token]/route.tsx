import { ExpiredPage } from '@/components/subscriber/expired-page';
import { doneWords, PreferencesPage } from '@/components/subscriber/preferences-page';
import { readSignedToken, signToken } from '@/lib/base/auth/signed-token';
import { HttpError } from '@/lib/base/http/http-error';
import { dictionary } from '@/lib/base/i18n/i18n';
import { findSubscriber } from '@/lib/newsletter/subscribers/find-subscriber';
import { createTokenPage } from '@/server/pages/token-page';

export const GET = createTokenPage({
  name: 'preferences page',
  back: '/preferences',
  async show({ locale, token, request }) {
    const words = dictionary(locale).preferences;
    const read = readSignedToken('preferences', token, Date.now());
    if (read === 'expired')
      return { locale, title: words.expired.title, status: 410, children: <ExpiredPage locale={locale} token={token} /> };
    const subscriber = read === 'invalid' ? undefined : await findSubscriber(read.subscriberId);
    if (!subscriber) throw new HttpError(404, 'link-over');
    const said = new URL(request.url).searchParams.get('done');
    const done = doneWords.find((word) => word === said);
    const unsubscribeToken = signToken('unsubscribe', subscriber.id, Date.now());
    const page = { locale, subscriber, token, unsubscribeToken, done };
    const title = subscriber.state !== 'confirmed' ? words.none : done === 'confirmed' ? words.confirmed : words.title;
    return { locale, title, children: <PreferencesPage {...page} /> };
  },
});
