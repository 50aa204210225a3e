import { readDateTime } from '../../lib/base/dates/read-date-time';
import { CannotAsk } from '../ask-site';
import { type CampaignAction, campaignActions } from './request-campaign-action';

export interface SendArguments {
  slug: string;
  test?: string;
  dry: boolean;
  at?: string;
  act?: CampaignAction;
}

const usage = 'npm run send -- <post> [--dry] [--test you@example.com] [--at 2026-12-01T09:00Z] [--pause | --resume | --cancel]';

/**
 * Reads what was typed after the command's name.
 *
 * @throws CannotAsk where that is no command, with how it is written
 */
export function readArguments(typed: readonly string[]): SendArguments {
  const read: Omit<SendArguments, 'slug'> & { slug?: string } = { dry: false };
  const rest = [...typed];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [name, value] = word.startsWith('--') ? splitOption(word) : ['', undefined];
    const act = campaignActions.find((one) => `--${one}` === name);
    if (name === '--dry') read.dry = true;
    else if (act) read.act = act;
    else if (name === '--test' || name === '--at') {
      const given = value ?? rest.shift();
      if (!given || given.startsWith('--')) throw new CannotAsk(`${name} needs a value. ${usage}`);
      read[name === '--test' ? 'test' : 'at'] = given;
    } else if (name) throw new CannotAsk(`${name} is no option. ${usage}`);
    else if (read.slug) throw new CannotAsk(`One post at a time: ${read.slug} or ${word}? ${usage}`);
    else read.slug = slugIn(word);
  }
  const { slug, dry, test, at, act } = read;
  if (!slug) throw new CannotAsk(`Say which post: ${usage}`);
  if ([dry, test, at, act].filter(Boolean).length > 1)
    throw new CannotAsk(`One of --dry, --test, --at, --pause, --resume and --cancel at a time. ${usage}`);
  if (at !== undefined) checkMoment(at);
  return { ...read, slug };
}

function splitOption(word: string): [string, string | undefined] {
  const at = word.indexOf('=');
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

/** A post is also known by its address or its file. */
function slugIn(word: string): string {
  return (word.split('/').filter(Boolean).at(-1) ?? '').replace(/(?:\.[a-z]{2})?\.mdx?$/, '');
}

function checkMoment(at: string): void {
  const example = 'Write the day, the time and the time zone: 2026-12-01T09:00Z, or 2026-12-01T17:00+08:00';
  const moment = readDateTime(at);
  if (!moment) throw new CannotAsk(`--at ${at} is no moment. ${example}`);
  if (moment.getTime() < Date.now()) throw new CannotAsk(`--at ${at} is in the past. To send at once, leave --at out.`);
}
