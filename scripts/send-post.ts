/**
 * `npm run send -- <post>`: counts to whom a post would go, has the running site send it to everybody who wants it, and shows how that goes
 * until it is over; Ctrl+C stops only the showing. A post is sent once: the same command again shows how it stands, and adds nobody. With
 * `--dry` it only counts, with `--test you@example.com` it sends it to that mailbox alone, with `--at` it plans it; `--pause`, `--resume`
 * and `--cancel` (before it began) do that. Exits 0 when all went well, or it is planned, or its showing was stopped; 1 when
 * messages failed, it stands still, or there was nothing to pause or take back; 2 when it could not be done.
 */
import { CannotAsk } from './ask-site';
import { loadSettings } from './load-settings';
import { planPost } from './send/plan-post';
import { readArguments } from './send/read-arguments';
import { requestCampaignAction } from './send/request-campaign-action';
import { sendPost } from './send/send-post';
import { testPost } from './send/test-post';

loadSettings({ exitCode: 2 });

try {
  const { slug, dry, test, at, act } = readArguments(process.argv.slice(2));
  if (act) process.exitCode = await requestCampaignAction(slug, act);
  else if (test !== undefined) process.exitCode = await testPost(slug, test);
  else if (dry) await planPost(slug);
  else process.exitCode = await sendPost(slug, at);
} catch (error) {
  if (!(error instanceof CannotAsk)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
