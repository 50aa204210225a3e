import { createHash } from 'node:crypto';

/** Returns the security headers of all responses. `inlineScripts` are the texts of the inline scripts that are allowed. */
export function securityHeaders(inlineScripts: string[]) {
  return [
    { key: 'Content-Security-Policy', value: contentSecurityPolicy(inlineScripts) },
    { key: 'Strict-Transport-Security', value: 'max-age=63072000' },
    { key: 'X-Content-Type-Options', value: 'nosniff' },
    { key: 'X-Frame-Options', value: 'DENY' },
    { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
    { key: 'Permissions-Policy', value: refusedFeatures.map((feature) => `${feature}=()`).join(', ') },
    { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  ];
}

/** Returns the content security policy (CSP level 3) of a page: this site's files, and inline scripts by hash. */
export function contentSecurityPolicy(inlineScripts: string[]): string {
  const hashes = inlineScripts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  const policy = {
    'default-src': "'none'",
    'script-src': ["'self'", ...new Set(hashes)].join(' '),
    'style-src': "'self'",
    'img-src': "'self'",
    'font-src': "'self'",
    'connect-src': "'self'",
    'manifest-src': "'self'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
  };
  return Object.entries(policy)
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');
}

/**
 * The policy of the search worker, which may compile WebAssembly and fetch from this site. A worker has the policy of its own file, not of
 * the page that starts it (CSP level 3, section 4.2.2).
 */
export const searchWorkerPolicy = [
  "default-src 'none'",
  "script-src 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/**
 * The policy of a page that shows an email: it has inline styles, and its images may be on other hosts. The site's style sheet is for the
 * not-found page at such a URL.
 */
export const mailPolicy = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' https:",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const refusedFeatures = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'microphone',
  'midi',
  'payment',
  'usb',
];
