import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { enhancements, lackingFeatures } from '@/components/email/email-clients';
import { inlineStyles } from '@/components/email/inline-styles';
import { sampleMails } from '@/components/email/sample-mails';
import { locales } from '@/lib/base/i18n/i18n';
import { postEntry } from '@/lib/content/model/post-entry';
import { postsWithPage } from '@/lib/content/model/posts';
import { renderPostMessage } from './render-post-message';

beforeAll(() => vi.stubEnv('SITE_URL', 'https://newsletter.example'));
afterAll(() => vi.unstubAllEnvs());

/** Every element that editors can use, as clean HTML. */
const everything = `
<h2>Two</h2><h3>Three</h3><h4>Four</h4><hr>
<p>A <a href="https://x.example/">link</a>, <em>a</em> <strong>b</strong> <code>c</code> <kbd>d</kbd> <mark>e</mark> <small>f</small>
<sub>g</sub> <sup>h</sup> <ins>i</ins> <del>j</del> <s>k</s> <abbr title="Ell">l</abbr><br>m</p>
<ul><li><input type="checkbox" disabled checked> done</li></ul><ol start="3"><li>three</li></ol>
<blockquote><p>quote</p></blockquote><pre><code class="language-python">x = 1</code></pre>
<details><summary>More</summary><p>less</p></details>
<figure><p><img src="https://x.example/a.png" alt="A" width="1200" height="600"></p><figcaption>Caption</figcaption></figure>
<table><thead><tr><th scope="col">a</th><th scope="col" align="right">b</th></tr></thead>
<tbody><tr><th scope="row">1</th><td align="right">2</td></tr></tbody></table>
<table><caption>Groups</caption><tbody><tr><th scope="rowgroup" colspan="2">a</th></tr><tr><th scope="row">b</th><td>c</td></tr></tbody></table>`;

test('emails use only supported features and the listed enhancements, and all of those', async () => {
  const posts = locales.flatMap((locale) => postsWithPage(locale).flatMap(({ slug }) => postEntry(locale, slug) ?? []));
  const notices = locales.flatMap((locale) => Object.values(sampleMails(locale)));
  const mails = [...(await Promise.all(posts.map(renderPostMessage))), ...(await Promise.all(notices.map((write) => write())))];
  const bodies = [...mails.map(({ html }) => html), ...locales.map((locale) => inlineStyles(everything, locale))];
  const lacking = new Set(bodies.flatMap((html) => [...lackingFeatures(html)]));
  expect([...lacking].sort()).toEqual(Object.keys(enhancements).sort());
});
