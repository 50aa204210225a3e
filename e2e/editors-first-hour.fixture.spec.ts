/**
 * An editor's first hour, with nothing to go by but `content/README.md`: what is done and said here stands there. Also what
 * `npm run dev` does as files are saved, since a second server for that would cost a minute.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { copySite } from '../scripts/copy-site';
import { freePort } from '../scripts/free-port';

const file = 'content/posts/keras-in-depth.mdx';

/** The post as it is after the mistakes are mended. */
const mended =
  '---\ntitle: "Keras: in depth"\ndate: 2026-11-23\ncategory: newsletter\nlang: en\ntags: [frameworks, tensorflow]\n' +
  'summary: "What Keras is good at, where it is not, and how to tell whether it is for you."\ndraft: true\n---\n\n' +
  '## What it is\n\nModels of \\<5 layers are easy.\n';

test('a new post, a mistake, its message, the fix, a translation', async () => {
  const port = await freePort();
  const site = await editedSite('.fixture-sites/edited', port);
  const readme = await readFile('content/README.md', 'utf8');
  /** Runs a command that the guide has, word for word, and gives what it says and its code. */
  const type = (command: string) => {
    expect(readme, 'the guide has this command').toContain(command);
    return site.run(command);
  };

  await test.step('a new post', async () => {
    const { output, code } = type('npm run new -- "Keras in depth" --tags frameworks,tensorflow');
    expect(code, output).toBe(0);
    expect(output).toContain(
      `${file}\nIt is a draft: write in it, and see it with "npm run dev" at\nhttp://localhost:${port}/posts/keras-in-depth\n`,
    );
    expect(type(`npm run check ${file}`)).toMatchObject({ code: 0, output: expect.stringContaining('0 errors, 0 warnings, 2 notes') });
  });

  await test.step('the example of the guide is a good post', async () => {
    const example = /^ {3}---\n[\s\S]*?\n {3}---$/m.exec(readme)?.[0].replace(/^ {3}/gm, '') ?? '';
    expect(example).toContain('title: ');
    await site.save(`${example}\n\nSome words.\n`);
    const { output, code } = site.run(`npm run check ${file}`);
    expect(output).toContain('The content is in order.');
    expect(code).toBe(0);
  });

  await test.step('mistakes, and what is said of them', async () => {
    await site.save(
      '---\r\ntitle: Keras: in depth\r\ndate: 2026-11-23\r\nlang: en\r\ncategory: newsletter\r\ntags: [frameworks, tf]\r\n' +
        'summary: "What Keras is good at, where it is not, and how to tell whether it is for you."\r\ndraft: true\r\n---\r\n\r\n' +
        '## What it is  \r\n\r\nModels of <5 layers are easy.\r\n',
    );
    const { output, code } = site.run(`npm run check -- ${file} --format full`);
    expect(code).toBe(1);
    const shown = /^ {3}content\/posts\/keras-in-depth\.mdx:2:[\s\S]*?\^$/m.exec(readme)?.[0].replace(/^ {3}/gm, '') ?? '';
    expect(shown).toContain('title: Keras: in depth');
    expect(output, 'the message that the guide shows').toContain(shown);
    expect(output).toContain(
      `${file}:13:11  "<5" looks like the start of a tag. Write \\< where readers should see a less-than sign, or put code in backticks.\n` +
        `    Models of <5 layers are easy.\n${' '.repeat(14)}^\n\n\n2 errors, 0 warnings, 0 notes`,
    );
  });

  await test.step('the fix, by hand and by the program', async () => {
    await site.replace('title: Keras: in depth', 'title: "Keras: in depth"');
    await site.replace('<5', '\\<5');
    const { output, code } = type('npm run check -- --fix');
    expect(output).toContain(
      `${file}  mended: line ends are LF; tag "tf" is "tensorflow"; fields are in their usual order; spaces removed at the end of 1 line.`,
    );
    expect(code, output).toBe(0);
    expect(await site.read()).toBe(mended);
  });

  await test.step('an editor on Windows, whose program writes CRLF', async () => {
    await site.save(mended.replaceAll('\n', '\r\n'));
    expect(site.run(`npm run check ${file}`)).toMatchObject({ code: 0, output: expect.stringContaining('The content is in order.') });
  });

  await test.step('a translation', async () => {
    const { output, code } = type('npm run new -- --of keras-in-depth --lang zh "深入 Keras"');
    expect(code, output).toBe(0);
    expect(output).toContain(`http://localhost:${port}/zh/posts/keras-in-depth\n`);
  });
});

test('npm run dev shows a draft, what is saved, and mistakes below the page until they are mended', async ({ page }) => {
  test.setTimeout(360_000);
  const port = await freePort();
  const site = await editedSite('.fixture-sites/dev', port);
  await site.save(mended);
  const dev = site.startDev();
  try {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));

    await test.step('the preview', async () => {
      await dev.ready(async () => expect((await page.goto(`http://localhost:${port}/posts/keras-in-depth`))?.status()).toBe(200));
      await expect(page.getByRole('heading', { level: 1, name: 'Keras: in depth' })).toBeVisible();
      await expect(page.getByText('Models of <5 layers are easy.')).toBeVisible();
    });

    await test.step('what is saved shows in the open page, body and title, without a reload', async () => {
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => document.documentElement.setAttribute('data-kept', ''));
      await site.replace('are easy', 'take an hour');
      await expect(page.getByText('take an hour')).toBeVisible({ timeout: 60_000 });
      await site.replace('in depth', 'in an hour');
      await expect(page.getByRole('heading', { level: 1, name: 'Keras: in an hour' })).toBeVisible({ timeout: 60_000 });
      await expect(page.locator('html')).toHaveAttribute('data-kept', '');
      expect(errors).toEqual([]);
    });

    await test.step('a mistake is said as it is saved', async () => {
      await site.replace('tensorflow]', 'tensorflw]');
      await expect.poll(dev.output, { timeout: 60_000 }).toContain(`${file}:6:20  unknown tag "tensorflw". Did you mean "tensorflow"?`);
    });

    await test.step('and stands below the page, which stays, until it is mended', async () => {
      const findings = page.locator('content-findings li.error');
      const [tag, less] = [
        /keras-in-depth\.mdx:6:20 .*unknown tag "tensorflw"\.Did you mean "tensorflow"\?/,
        /keras-in-depth\.mdx:13:11 .*"<5" looks like/,
      ];
      await site.replace('\\<5', '<5');
      await expect(findings).toHaveText([tag, less], { timeout: 60_000 });
      await expect(findings.first().getByRole('link')).toHaveAttribute('href', '/posts/keras-in-depth');
      await expect(page.getByText('take an hour')).toBeVisible();
      await page.reload();
      await expect(findings).toHaveText([tag, less]);
      await expect(page.getByText('take an hour')).toBeVisible();
      await site.replace('<5', '\\<5');
      await site.replace('tensorflw', 'tensorflow');
      await expect(findings).toHaveCount(0, { timeout: 60_000 });
      await site.replace('draft: true', 'draft: [');
      await expect(findings).toHaveText([/not valid YAML/], { timeout: 60_000 });
      await expect(page.getByText('take an hour')).toBeVisible();
    });
  } finally {
    dev.stop();
  }
});

/** A copy of the site with an editor at work on one post of it. `port` is that of `npm run dev`. */
async function editedSite(folder: string, port: string) {
  await copySite(folder);
  const post = path.join(folder, file);
  const read = () => readFile(post, 'utf8');
  const save = (text: string) => writeFile(post, text);
  return {
    read,
    save,
    async replace(from: string, to: string): Promise<void> {
      const text = await read();
      expect(text).toContain(from);
      await save(text.replace(from, to));
    },
    /** Runs a command as a terminal would, and returns what it says and its code. */
    run(command: string): { output: string; code: number | null } {
      const env = { ...process.env, PORT: port, GITHUB_ACTIONS: undefined };
      const { stdout, stderr, status } = spawnSync(command, { cwd: folder, shell: true, encoding: 'utf8', env });
      return { output: stderr + stdout, code: status };
    },
    startDev: () => startDev(folder, port),
  };
}

/** Starts `npm run dev`. What it says is kept, to be shown where it does not do what it should. */
function startDev(folder: string, port: string) {
  const dev = spawn('node', ['--import', 'tsx', 'scripts/dev-site.ts'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: port },
  });
  const started = performance.now();
  let said = '';
  for (const stream of [dev.stdout, dev.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += `[${((performance.now() - started) / 1000).toFixed(1)} s] ${text}`));
  return {
    output: () => said,
    stop: () => dev.kill('SIGTERM'),
    /** Tries until `isReady` throws no more. The first page needs the check, the data, the style sheet and then a compiler. */
    async ready(isReady: () => Promise<void>): Promise<void> {
      await expect(async () => {
        if (dev.exitCode === null) await isReady();
      })
        .toPass({ timeout: 180_000 })
        .catch((cause) => {
          throw new Error(`npm run dev is not ready after 180 s. It said:\n${said}`, { cause });
        });
      if (dev.exitCode !== null) throw new Error(`npm run dev ended with code ${dev.exitCode}. It said:\n${said}`);
    },
  };
}
