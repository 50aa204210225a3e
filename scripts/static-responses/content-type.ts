import path from 'node:path';

const typeByExtension: Record<string, string> = {
  '.css': 'text/css; charset=UTF-8',
  '.csv': 'text/csv; charset=UTF-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=UTF-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'application/javascript; charset=UTF-8',
  '.json': 'application/json; charset=UTF-8',
  '.map': 'application/json; charset=UTF-8',
  '.mp4': 'video/mp4',
  '.avif': 'image/avif',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=UTF-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** Returns the `Content-Type` of a file by its extension, as Next.js does. */
export function contentTypeOf(file: string): string {
  return typeByExtension[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
}

/** Returns whether bodies of a type are worth compressing. */
export function isText(contentType: string): boolean {
  return /^(?:text\/|application\/(?:javascript|json|xml)\b|[\w/]+\+(?:json|xml)\b)/.test(contentType);
}
