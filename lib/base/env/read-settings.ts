import { Unavailable } from '../http/unavailable';
import { defaultOf, factsOf, type SettingName, type Settings, settingNames, settingsSchema } from './settings-schema';

export type Environment = Record<string, string | undefined>;

/** What is wrong with one setting. */
export interface SettingProblem {
  name: SettingName;
  /** What was found and what is expected: `PORT is "x": expected a whole number from 1 to 65535.` */
  says: string;
  /** What to do: `Unset it for 3000.` */
  fix: string;
}

/** Settings that do not parse: its message has a line for each. */
export class BadSettings extends Unavailable {
  override name = 'BadSettings';

  constructor(readonly problems: SettingProblem[]) {
    super(problems.map(lineOf).join('\n'));
  }
}

export function lineOf({ says, fix }: SettingProblem): string {
  return `${says} ${fix}`;
}

/**
 * Returns all settings, parsed.
 *
 * @throws BadSettings naming every one that does not parse
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

/** Values that were read once, by their names: pages and emails ask for the same ones many thousand times. */
const known = new Map<SettingName, { text: string | undefined; value: unknown }>();

/**
 * Returns one setting, parsed.
 *
 * @throws BadSettings
 */
export function readSetting<N extends SettingName>(name: N, environment: Environment): Settings[N] {
  const text = textOf(environment, name);
  const before = known.get(name);
  if (before && before.text === text) return before.value as Settings[N];
  const { data, error, success } = settingsSchema.shape[name].safeParse(text);
  if (!success) throw new BadSettings([problemOf(name, text ?? '', error.issues[0]?.message ?? '')]);
  known.set(name, { text, value: data });
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
    says: `${name} ${secret ? hidden : `is ${JSON.stringify(text)}`}: expected ${expected}.`,
    fix: fix ?? `Unset it for ${(defaultOf(name) ?? unset ?? 'its default').replaceAll('`', '')}.`,
  };
}
