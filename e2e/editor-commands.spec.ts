/** The commands of an editor, as `content/README.md` shows them. `draft.dev.spec.ts` tests the preview. */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { copySite } from '../scripts/copy-site';
import { correctedPost, editedPost, postIn } from '../test/browser/edited-site';

const site = '.fixture-sites/edited';

test('an editor makes a post, gets a mistake explained, fixes it, and adds a translation', async () => {
  await copySite(site);
  const post = postIn(site);
  const readme = await readFile('content/README.md', 'utf8');
  /** Runs a command that the guide has word for word. */
  const type = (command: string) => {
    expect(readme, 'the guide has this command').toContain(command);
    return run(command);
  };

  await test.step('a new post', async () => {
    const { output, code } = type('npm run new -- "Keras in depth" --tags frameworks,tensorflow');
    expect(code, output).toBe(0);
    expect(output).toContain(
      `${editedPost}\nIt is a draft: write in it, and see it with "npm run dev" at\nhttp://localhost:3000/posts/keras-in-depth\n`,
    );
    expect(type(`npm run check ${editedPost}`)).toMatchObject({
      code: 0,
      output: expect.stringContaining('0 errors, 0 warnings, 2 notes'),
    });
  });

  await test.step('the example of the guide is a valid post, also with the CRLF of an editor on Windows', async () => {
    const example = /^ {3}---\n[\s\S]*?\n {3}---$/m.exec(readme)?.[0].replace(/^ {3}/gm, '') ?? '';
    expect(example).toContain('title: ');
    await post.save(`${example}\n\nSome words.\n`.replaceAll('\n', '\r\n'));
    const { output, code } = run(`npm run check ${editedPost}`);
    expect(output).toContain('The content is in order.');
    expect(code).toBe(0);
  });

  await test.step('mistakes are explained', async () => {
    await post.save(
      '---\r\ntitle: Keras: in depth\r\ndate: 2026-11-23\r\nlang: en\r\ncategory: newsletter\r\ntags: [frameworks, tf]\r\n' +
        'summary: "What Keras is good at, where it is not, and how to tell whether it is for you."\r\ndraft: true\r\n---\r\n\r\n' +
        '## What it is  \r\n\r\nModels of <5 layers are easy.\r\n',
    );
    const { output, code } = run(`npm run check -- ${editedPost} --format full`);
    expect(code).toBe(1);
    const shown = /^ {3}content\/posts\/keras-in-depth\.mdx:2:[\s\S]*?\^$/m.exec(readme)?.[0].replace(/^ {3}/gm, '') ?? '';
    expect(shown).toContain('title: Keras: in depth');
    expect(output, 'the message that the guide shows').toContain(shown);
    expect(output).toContain(
      `${editedPost}:13:11  "<5" looks like the start of a tag. Write \\< where readers should see a less-than sign, or put code in backticks.\n` +
        `    Models of <5 layers are easy.\n${' '.repeat(14)}^\n\n\n2 errors, 0 warnings, 0 notes`,
    );
  });

  await test.step('one mistake is fixed by hand, others with --fix', async () => {
    await post.replace('title: Keras: in depth', 'title: "Keras: in depth"');
    await post.replace('<5', '\\<5');
    const { output, code } = type('npm run check -- --fix');
    expect(output).toContain(
      `${editedPost}  fixed: line ends are LF; tag "tf" is "tensorflow"; fields are in their usual order; spaces removed at the end of 1 line.`,
    );
    expect(code, output).toBe(0);
    expect(await post.read()).toBe(correctedPost);
  });

  await test.step('a translation', async () => {
    const { output, code } = type('npm run new -- --of keras-in-depth --lang zh "深入 Keras"');
    expect(code, output).toBe(0);
    expect(output).toContain(`http://localhost:3000/zh/posts/keras-in-depth\n`);
  });
});

/** Runs a command in a shell. Returns its output and exit code. */
function run(command: string): { output: string; code: number | null } {
  const env = { ...process.env, PORT: undefined, GITHUB_ACTIONS: undefined };
  const { stdout, stderr, status } = spawnSync(command, { cwd: site, shell: true, encoding: 'utf8', env });
  return { output: stderr + stdout, code: status };
}
