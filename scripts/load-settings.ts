import nextEnv from '@next/env';
import { misspeltNames } from '../lib/base/env/misspelt-names';
import { BadSettings, parseSettings } from '../lib/base/env/read-settings';
import type { Settings } from '../lib/base/env/settings-schema';

/**
 * Adds the `.env` files to the environment, by the rules of Next.js, and returns all settings. If any does not parse, prints a line for
 * each and exits with `exitCode`.
 */
export function loadSettings({ exitCode = 1 } = {}): Settings {
  nextEnv.loadEnvConfig(process.cwd());
  return checkEnvironment(exitCode);
}

/** Checks the settings for `npm run dev`, where Next.js itself reads the `.env` files, again after each change. */
export function loadDevSettings(): Settings {
  nextEnv.loadEnvConfig(process.cwd(), true);
  const settings = checkEnvironment(1);
  nextEnv.resetEnv();
  return settings;
}

function checkEnvironment(exitCode: number): Settings {
  for (const line of misspeltNames(process.env)) console.error(`Warning: ${line}`);
  try {
    return parseSettings(process.env);
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error;
    console.error(error.message);
    process.exit(exitCode);
  }
}
