import { readDateTime } from '../../lib/base/dates/read-date-time';
import { CannotAsk } from '../ask-site';
import { type CampaignAction, campaignActions } from './campaign-api';

export interface SendArguments {
  slug: string;
  test?: string;
  dry: boolean;
  at?: string;
  action?: CampaignAction;
}

const usage = 'npm run send -- <post> [--dry] [--test you@example.com] [--at 2026-12-01T09:00Z] [--pause | --resume | --cancel]';

/** Parses the command's arguments. Throws CannotAsk with the usage when they are not valid. */
export function readArguments(args: readonly string[]): SendArguments {
  const read: Omit<SendArguments, 'slug'> & { slug?: string } = { dry: false };
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [name, value] = word.startsWith('--') ? splitOption(word) : ['', undefined];
    const action = campaignActions.find((one) => `--${one}` === name);
    if (name === '--dry') read.dry = true;
    else if (action) read.action = action;
    else if (name === '--test' || name === '--at') {
      const given = value ?? rest.shift();
      if (!given || given.startsWith('--')) throw new CannotAsk(`${name} needs a value. ${usage}`);
      read[name === '--test' ? 'test' : 'at'] = given;
    } else if (name) throw new CannotAsk(`${name} is not an option. ${usage}`);
    else if (read.slug) throw new CannotAsk(`Name one post, not both ${read.slug} and ${word}. ${usage}`);
    else read.slug = slugIn(word);
  }
  const { slug, dry, test, at, action } = read;
  if (!slug) throw new CannotAsk(`Name the post to send: ${usage}`);
  if ([dry, test, at, action].filter(Boolean).length > 1)
    throw new CannotAsk(`Use only one of --dry, --test, --at, --pause, --resume and --cancel. ${usage}`);
  if (at !== undefined) checkTime(at);
  return { ...read, slug };
}

function splitOption(word: string): [string, string | undefined] {
  const at = word.indexOf('=');
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

/** Accepts a slug, an address or a file name. */
function slugIn(word: string): string {
  return (word.split('/').filter(Boolean).at(-1) ?? '').replace(/(?:\.[a-z]{2})?\.mdx?$/, '');
}

function checkTime(at: string): void {
  const example = 'Expected day, time and time zone: 2026-12-01T09:00Z or 2026-12-01T17:00+08:00';
  const time = readDateTime(at);
  if (!time) throw new CannotAsk(`--at ${at} is not a time. ${example}`);
  if (time.getTime() < Date.now()) throw new CannotAsk(`--at ${at} is in the past. Omit --at to send now.`);
}
