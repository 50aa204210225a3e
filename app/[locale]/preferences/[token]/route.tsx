import { openPersonalPage } from '@/app/personal-page';
import { ExpiredPage } from '@/components/subscriber/expired-page';
import { doneWords, PreferencesPage } from '@/components/subscriber/preferences-page';
import { Refusal } from '@/lib/door/refusal';
import { dictionary } from '@/lib/i18n';
import { findSubscriber } from '@/lib/subscribers/find-subscriber';
import { readSignedToken, signToken } from '@/lib/tokens/signed-token';

export const GET = openPersonalPage({
  name: 'preferences page',
  back: '/preferences',
  async show({ locale, token, request }) {
    const words = dictionary(locale).preferences;
    const read = readSignedToken('preferences', token, Date.now());
    if (read === 'expired')
      return { locale, title: words.expired.title, status: 410, children: <ExpiredPage locale={locale} token={token} /> };
    const subscriber = read === 'invalid' ? undefined : await findSubscriber(read.subscriberId);
    if (!subscriber) throw new Refusal(404, 'link-over');
    const said = new URL(request.url).searchParams.get('done');
    const done = doneWords.find((word) => word === said);
    const unsubscribeToken = signToken('unsubscribe', subscriber.id, Date.now());
    const page = { locale, subscriber, token, unsubscribeToken, done };
    const title = subscriber.state !== 'confirmed' ? words.none : done === 'confirmed' ? words.confirmed : words.title;
    return { locale, title, children: <PreferencesPage {...page} /> };
  },
});
