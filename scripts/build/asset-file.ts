import path from 'node:path';

/** The file that the address of a style sheet, script or picture of the site stands for; a query names a deployment. */
export function assetFile(address: string): string {
  const [name = ''] = address.split('?');
  return name.startsWith('/_next/') ? path.join('.next', name.slice('/_next/'.length)) : path.join('public', name);
}
