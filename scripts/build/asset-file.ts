import path from 'node:path';

/** Returns the file of a style sheet, script or image by its URL path; a query names a deployment. */
export function assetFile(address: string): string {
  const [name = ''] = address.split('?');
  return name.startsWith('/_next/') ? path.join('.next', name.slice('/_next/'.length)) : path.join('public', name);
}
