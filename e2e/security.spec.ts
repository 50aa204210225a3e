import { expect, test } from '@playwright/test';
import { everyPage } from '../test/browser/page-paths';

/** Returns paths of every kind of response: pages, error pages, redirects and files. */
async function everyAddress(baseURL: string): Promise<string[]> {
  const html = await (await fetch(`${baseURL}/posts/top-ai-frameworks-for-2024`)).text();
  const files = [...html.matchAll(/(?:src|href)="(\/(?:scripts|styles|icon)[^"]+)"/g)].map(([, file]) => file ?? '');
  expect(files.length).toBeGreaterThan(3);
  const others = ['/posts/', '/en/posts', '/%', '/images/newsletter/ai-frameworks.jpg', '/speculation-rules.json', '/_next/static/nope.js'];
  return [...everyPage.map(({ path }) => path), ...files, ...others];
}

test('every response has the security headers', async ({ request, baseURL }) => {
  for (const path of await everyAddress(`${baseURL}`)) {
    const headers = (await request.get(`${baseURL}${path}`, { maxRedirects: 0 })).headers();
    const policy = headers['content-security-policy'] ?? '';
    expect(policy, path).toMatch(
      /^default-src 'none'; script-src 'self' 'sha256-[^']+'; style-src 'self'; .*frame-ancestors 'none'; base-uri 'none'$/,
    );
    expect(policy, path).not.toContain('unsafe');
    expect(headers['strict-transport-security'], path).toBe('max-age=63072000');
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['referrer-policy'], path).toBe('strict-origin-when-cross-origin');
    expect(headers['permissions-policy'], path).toContain('camera=()');
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin');
    expect(headers['x-powered-by'], path).toBeUndefined();
  }
});

test('an injected script does not run', async ({ page }) => {
  const errors: string[] = [];
  page.on('console', (message) => errors.push(message.text()));
  await page.route('**/posts', async (route) => {
    const response = await route.fetch();
    const slipped = '<script>document.title="slipped in"</script><img src="data:," onerror="document.title=\'slipped in\'"></body>';
    await route.fulfill({ response, body: (await response.text()).replace('</body>', slipped) });
  });
  await page.goto('/posts');
  await expect(page).toHaveTitle(/^Posts/);
  expect(errors.filter((text) => text.includes('Content Security Policy')).length).toBeGreaterThan(1);
  await expect(page.locator('theme-switch')).toBeVisible();
});

test('scripts and style sheets are immutable, pages are revalidated', async ({ request, baseURL }) => {
  const html = await (await request.get('/')).text();
  const script = /src="(\/scripts\/[\w.-]+-[A-Z0-9]{8}\.js)"/.exec(html)?.[1] ?? '';
  const style = /href="(\/styles\/[^"]+\.css)"/.exec(html)?.[1] ?? '';
  for (const path of [script, style])
    expect((await request.get(`${baseURL}${path}`)).headers()['cache-control']).toBe('public, max-age=31536000, immutable');
  for (const path of ['/', '/zh/posts', '/nope', '/scripts/nope-ABCDEFGH.js', '/_next/static/nope.js'])
    expect((await request.get(path)).headers()['cache-control']).toBe('public, max-age=0, must-revalidate');
});

test('a static page rejects forms with 405', async ({ request, baseURL }) => {
  for (const path of ['/', '/posts', '/zh/nope']) {
    const response = await request.post(`${baseURL}${path}`, { form: { a: 'b' } });
    expect(response.status(), path).toBe(405);
    expect(response.headers().allow).toBe('GET, HEAD');
  }
});
