import { expect } from '@playwright/test';
import { dictionary, localePath, locales } from '../lib/i18n';
import { linkIn, test } from './newsletter';

for (const javaScriptEnabled of [true, false])
  for (const locale of locales)
    test.describe(`${locale}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
      test.use({ javaScriptEnabled });
      const { subscribe, confirm } = dictionary(locale);

      test('a reader subscribes at the end of a post and confirms', async ({ page, newsletter }) => {
        const address = `ada.${locale}.${javaScriptEnabled}@example.org`;
        await page.goto(localePath(locale, '/posts/top-ai-frameworks-for-2024'));
        // A person takes longer to type an address.
        await page.waitForTimeout(1000);
        await page.getByLabel(subscribe.email).fill(address);
        await page.getByRole('button', { name: subscribe.submit }).click();
        await expect(page.getByText(subscribe.checkInbox.title)).toBeVisible();

        const [mail] = await newsletter.mailsTo(address);
        await page.goto(linkIn(mail, '/confirm/'));
        await expect(page.locator('html')).toHaveAttribute('lang', locale === 'zh' ? 'zh-Hans' : locale);
        await page.getByRole('button', { name: confirm.submit }).click();
        await newsletter.mailsTo(address, 2);
      });
    });
