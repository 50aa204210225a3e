import { Unavailable } from '../http/unavailable';
import { defaultOf, factsOf, type SettingName, type Settings, settingNames, settingsSchema } from './settings-schema';

export type Environment = Record<string, string | undefined>;

/** A setting that does not parse. */
export interface SettingProblem {
  name: SettingName;
  /** What was found and what is expected: `PORT is "x": expected a whole number from 1 to 65535.` */
  reason: string;
  /** How to fix it: `Unset it for 3000.` */
  fix: string;
}

/** Thrown for settings that do not parse; its message has a line for each. */
export class BadSettings extends Unavailable {
  override name = 'BadSettings';

  constructor(readonly problems: SettingProblem[]) {
    super(problems.map(formatSettingProblem).join('\n'));
  }
}

/** Returns a problem as one line. */
export function formatSettingProblem({ reason, fix }: SettingProblem): string {
  return `${reason} ${fix}`;
}

/**
 * Returns all settings, parsed.
 *
 * @throws BadSettings with all that do not parse
 */
export function parseSettings(environment: Environment): Settings {
  const given = Object.fromEntries(settingNames.map((name) => [name, textOf(environment, name)]));
  const { data, error } = settingsSchema.safeParse(given);
  if (data) return data;
  const expected = new Map<PropertyKey | undefined, string>();
  for (const { path, message } of error.issues) if (!expected.has(path[0])) expected.set(path[0], message);
  throw new BadSettings(
    settingNames.flatMap((name) => {
      const message = expected.get(name);
      return message === undefined ? [] : [problemOf(name, given[name] ?? '', message)];
    }),
  );
}

/** Parsed values: pages and emails read the same settings many thousand times. */
const cache = new Map<SettingName, { text: string | undefined; value: unknown }>();

/**
 * Returns one setting, parsed.
 *
 * @throws BadSettings
 */
export function readSetting<N extends SettingName>(name: N, environment: Environment): Settings[N] {
  const text = textOf(environment, name);
  const cached = cache.get(name);
  if (cached && cached.text === text) return cached.value as Settings[N];
  const { data, error, success } = settingsSchema.shape[name].safeParse(text);
  if (!success) throw new BadSettings([problemOf(name, text ?? '', error.issues[0]?.message ?? '')]);
  cache.set(name, { text, value: data });
  return data as Settings[N];
}

function textOf(environment: Environment, name: SettingName): string | undefined {
  return environment[name]?.trim() || undefined;
}

function problemOf(name: SettingName, text: string, expected: string): SettingProblem {
  const { secret, unset, fix } = factsOf(name);
  const scheme = /^[a-z][a-z0-9+.-]*:(?=\/\/)/i.exec(text)?.[0];
  const hidden =
    scheme && secret === 'password' ? `starts with "${scheme}"` : `has ${text.length} character${text.length === 1 ? '' : 's'}`;
  return {
    name,
    reason: `${name} ${secret ? hidden : `is ${JSON.stringify(text)}`}: expected ${expected}.`,
    fix: fix ?? `Unset it for ${(defaultOf(name) ?? unset ?? 'its default').replaceAll('`', '')}.`,
  };
}
