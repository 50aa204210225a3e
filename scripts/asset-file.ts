import path from 'node:path';

/** The file that the address of a style sheet, script or picture of the site stands for. */
export function assetFile(address: string): string {
  return address.startsWith('/_next/') ? path.join('.next', address.slice('/_next/'.length)) : path.join('public', address);
}
