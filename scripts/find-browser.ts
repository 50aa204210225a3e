import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

/** Chromium needs --no-sandbox as root; the other flags prevent requests to other hosts. */
export const browserFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * Returns the path of a Chromium for the tests: `CHROMIUM_PATH`, else one on the PATH, else the one that Playwright downloads, else Debian's
 * package. The headless shell is preferred: it needs half the processor time. Throws if all four fail.
 */
export function findBrowser(): string {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (isExecutable(given)) return given;
    throw new Error(`CHROMIUM_PATH is "${given}", which is not an executable file. Correct it, or unset it.`);
  }
  return onPath() ?? downloaded() ?? debian() ?? fail();
}

/** Returns a Chromium on the PATH with its user interface: the headless shell has no back-forward cache. */
export function wholeBrowser(): string | undefined {
  return onPath(wholeBrowsers);
}

const wholeBrowsers = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function onPath(names = ['chromium-headless-shell', ...wholeBrowsers]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

function downloaded(): string | undefined {
  const file = chromium.executablePath();
  if (isExecutable(file)) return file;
  console.log('No Chromium on the PATH: asking Playwright to download one.');
  spawnSync('playwright', ['install', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
  return isExecutable(file) ? file : undefined;
}

function debian(): string | undefined {
  const isRoot = process.getuid?.() === 0;
  const apt = (...args: string[]) =>
    execFileSync(isRoot ? 'apt-get' : 'sudo', isRoot ? args : ['-n', 'apt-get', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  try {
    console.log("Playwright could not download one: installing Debian's chromium.");
    apt('update', '-qq');
    apt('install', '-y', '-qq', 'chromium');
  } catch {
    return undefined;
  }
  return onPath();
}

function fail(): never {
  throw new Error('No Chromium was found for the tests. Install one, or set CHROMIUM_PATH.');
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
