import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { freePort } from '../scripts/free-port';

// The site of the other tests is served from this folder too, with another SITE_URL.

test.skip(Boolean(process.env.BASE_URL), 'The server at BASE_URL may serve another folder.');

let dataFolder: string;
test.beforeEach(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), 'newsletter-start-'));
});
test.afterEach(() => rm(dataFolder, { recursive: true, maxRetries: 5 }));

test('a second npm start without SITE_URL serves the existing build and accepts local forms, and npm run send works with it', async () => {
  const port = await freePort();
  const env = { ...process.env, SITE_URL: '', ADMIN_TOKEN: '', PORT: port, LISTEN_HOST: '127.0.0.1', DATA_DIR: dataFolder };
  const before = await readFile('.next/BUILD_ID', 'utf8');
  const site = spawn('node', ['--import', 'tsx', 'scripts/start-site.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  site.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  try {
    await expect.poll(() => said, { timeout: 60_000 }).toContain('The newsletter is at');
    expect(said).toMatch(
      /^Pages link to \S+, not to http:\/\/localhost:\d+: process \d+ serves them at http:\S+, so they are not rebuilt\.$/m,
    );
    expect(said).toContain(`SITE_URL is not set: links in emails and new pages start with http://localhost:${port}.\n`);
    const tokenFile = path.join(dataFolder, 'admin-token');
    expect(said).toContain(`Admin token: ${tokenFile} (sign in at /admin)\n`);
    expect((await stat(tokenFile)).mode & 0o777).toBe(0o600);
    expect(await readFile('.next/BUILD_ID', 'utf8')).toBe(before);

    const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'send', '--', 'top-ai-frameworks-for-2024', '--dry'], { env });
    expect(stdout).toMatch(/^Top AI Frameworks for 2024: 0 subscribers /);

    for (const [origin, status] of [
      [`http://127.0.0.1:${port}`, 303],
      [`http://localhost:${port}`, 303],
      ['https://other.example', 403],
    ] as const) {
      const answer = await fetch(`http://127.0.0.1:${port}/api/subscribers`, {
        method: 'POST',
        headers: { Origin: origin },
        body: new URLSearchParams({ email: 'ada@example.org' }),
        redirect: 'manual',
      });
      expect(answer.status, origin).toBe(status);
    }
    await expect
      .poll(() => said)
      .toContain(`"origin":"https://other.example","expected":"http://localhost:${port}","fix":"If readers open the site at`);
  } finally {
    site.kill();
    await once(site, 'exit');
  }
});

test('npm start with another SITE_URL refuses to rebuild under a running site, and names that process', async () => {
  const env = { ...process.env, SITE_URL: 'https://other.example', PORT: await freePort(), DATA_DIR: dataFolder };
  const refused = promisify(execFile)('npm', ['start', '--silent'], { env });
  await expect(refused).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^Process \d+ serves this folder at http:\S+, and SITE_URL is another: .* Stop it first \(kill \d+\)/),
  });
});
