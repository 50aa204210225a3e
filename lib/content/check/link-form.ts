/** Services whose addresses say nothing of where they lead, follow readers, and die. */
const shorteners = new Set(
  'bit.ly t.co goo.gl tinyurl.com ow.ly is.gd buff.ly t.ly rb.gy cutt.ly lnkd.in rebrand.ly shorturl.at tiny.cc t.cn dwz.cn url.cn suo.im w.url.cn u.nu'.split(
    ' ',
  ),
);

const tracking = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_hsenc|_hsmi)$/i;

/** What could be better about the address of a link to another site. Others are not its business. */
export function hintForLink(url: string): { reason: string; fix: string }[] {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return [];
  const { protocol, hostname } = new URL(url);
  const hint: { reason: string; fix: string }[] = [];
  const shown = url.length > 100 ? `${url.slice(0, 99)}…` : url;
  // A reader's own machine has no certificate.
  if (protocol === 'http:' && !/^(?:localhost|127\.|\[::1\])/.test(hostname))
    hint.push({
      reason: `"${shown}" is not encrypted: others can read and change it on the way`,
      fix: `Write ${withoutTracking(url).replace(/^http:/i, 'https:')} and see that it opens.`,
    });
  if (shorteners.has(hostname.replace(/^www\./, '')))
    hint.push({
      reason: `"${shown}" is a shortened address, which hides where it leads`,
      fix: 'Open it and write the address at which you arrive.',
    });
  const clean = withoutTracking(url);
  if (clean !== url)
    hint.push({
      reason: `"${shown}" tells the other site who sent its readers`,
      fix: `Write ${protocol === 'http:' ? clean.replace(/^http:/i, 'https:') : clean}.`,
    });
  return hint;
}

/** The address without the parameters that follow readers; the rest is as it was, to the letter. */
function withoutTracking(url: string): string {
  const [, start = '', query = '', hash = ''] = /^([^?#]*)\??([^#]*)(#.*)?$/s.exec(url) ?? [];
  const all = query.split('&');
  const kept = all.filter((parameter) => !tracking.test(parameter.split('=')[0] ?? ''));
  if (kept.length === all.length) return url;
  return start + (kept.length ? `?${kept.join('&')}` : '') + hash;
}
