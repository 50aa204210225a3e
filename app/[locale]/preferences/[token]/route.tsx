import { ExpiredLinkPage } from '@/components/subscriber/expired-link-page';
import { PreferencesPage, preferencesNotices } from '@/components/subscriber/preferences-page';
import { readSignedToken, signToken } from '@/lib/base/auth/signed-token';
import { HttpError } from '@/lib/base/http/http-error';
import { dictionary } from '@/lib/base/i18n/i18n';
import { findSubscriber } from '@/lib/newsletter/subscribers/find-subscriber';
import { createTokenPage } from '@/server/pages/token-page';

export const GET = createTokenPage({
  name: 'preferences page',
  retryPath: '/preferences',
  async render({ locale, token, request }) {
    const words = dictionary(locale).preferences;
    const read = readSignedToken('preferences', token, Date.now());
    if (read === 'expired')
      return { locale, title: words.expired.title, status: 410, children: <ExpiredLinkPage locale={locale} token={token} /> };
    const subscriber = read === 'invalid' ? undefined : await findSubscriber(read.subscriberId);
    if (!subscriber) throw new HttpError(404, 'link-over');
    const query = new URL(request.url).searchParams;
    const done = preferencesNotices.find((notice) => notice === query.get('done'));
    const unsubscribeToken = signToken('unsubscribe', subscriber.id, Date.now());
    const page = { locale, subscriber, token, unsubscribeToken, done };
    const title = subscriber.state !== 'confirmed' ? words.none : done === 'confirmed' ? words.confirmed : words.title;
    return { locale, title, children: <PreferencesPage {...page} /> };
  },
});
