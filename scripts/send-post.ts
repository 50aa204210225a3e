/**
 * `npm run send -- <post>`: counts the audience of a post, has the running site send it, and shows the progress; Ctrl+C stops only the
 * display. A post is sent once: the same command again shows its progress. `--dry` only counts, `--test you@example.com` sends to that
 * address only, `--at <time>` schedules; `--pause`, `--resume`, `--cancel` (before the start). Exits 0 on success, 1 when messages failed,
 * the campaign is paused or an action changed nothing, 2 on an error.
 */
import { CannotAsk } from './ask-site';
import { loadSettings } from './load-settings';
import { printPlan, runAction, sendPost, sendTest } from './send/commands';
import { readArguments } from './send/read-arguments';

loadSettings({ exitCode: 2 });

try {
  const { slug, dry, test, at, action } = readArguments(process.argv.slice(2));
  if (action) process.exitCode = await runAction(slug, action);
  else if (test !== undefined) process.exitCode = await sendTest(slug, test);
  else if (dry) await printPlan(slug);
  else process.exitCode = await sendPost(slug, at);
} catch (error) {
  if (!(error instanceof CannotAsk)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
