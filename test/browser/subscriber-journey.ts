import { expect, type Page } from '@playwright/test';
import { dictionary, htmlLang, type Locale, localePath } from '../../lib/base/i18n/i18n';
import { linkIn, type Newsletter } from './newsletter';

interface Journey {
  page: Page;
  newsletter: Newsletter;
  locale: Locale;
  address: string;
  /** Lets the time pass after which a new confirmation email is sent. */
  passTime: () => Promise<void>;
}

/** Subscribes at the end of a post, confirms, changes the topics, unsubscribes by an email, and subscribes again. */
export async function completeJourney({ page, newsletter, locale, address, passTime }: Journey): Promise<void> {
  const { subscribe, confirm, preferences, unsubscribe } = dictionary(locale);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const subscribeOnPost = async () => {
    await page.goto(localePath(locale, '/posts/top-ai-frameworks-for-2024'));
    // A person takes longer to type an address.
    await page.waitForTimeout(1000);
    await page.getByLabel(subscribe.email).fill(address);
    await press(subscribe.submit);
    await expect(page.getByText(subscribe.checkInbox.title)).toBeVisible();
  };

  await subscribeOnPost();
  const [mail] = await newsletter.mailsTo(address);
  const link = linkIn(mail, '/confirm/');
  for (let visit = 0; visit < 3; visit++) {
    await page.goto(link);
    await expect(page.locator('html')).toHaveAttribute('lang', htmlLang(locale));
  }
  await press(confirm.submit);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(preferences.confirmed);

  const first = page.getByRole('group', { name: preferences.topics }).getByRole('checkbox').first();
  await first.uncheck();
  await press(preferences.submit);
  await expect(page.getByRole('status')).toHaveText(preferences.saved);
  await expect(first).not.toBeChecked();

  const [, welcome] = await newsletter.mailsTo(address, 2);
  await page.goto(linkIn(welcome, '/unsubscribe/'));
  await press(unsubscribe.submit);
  await expect(page.getByRole('status')).toContainText(unsubscribe.done);

  await passTime();
  await subscribeOnPost();
  const again = (await newsletter.mailsTo(address, 3)).at(-1);
  expect(linkIn(again, '/confirm/')).not.toBe(link);
  await page.goto(linkIn(again, '/confirm/'));
  await press(confirm.submit);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(preferences.confirmed);
}
