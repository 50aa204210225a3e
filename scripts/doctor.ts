/**
 * `npm run doctor`: checks the settings, the running site, its certificate, the mail server and the DNS records of the sender, and prints a
 * fix for each problem. Sends no mail and changes nothing. Options: `--ip 192.0.2.1` is the IP address that the mail server sends from,
 * `--dns 127.0.0.1:5353` a DNS server to ask. Exits with 0 if all is well, 1 on a problem, 2 if something could not be checked.
 */
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import nextEnv from '@next/env';
import { siteUrlOf } from '../lib/base/env/derived-settings';
import { readSetting } from '../lib/base/env/read-settings';
import { isLocalHost } from '../lib/base/http/is-local-host';
import { checkCertificate } from '../lib/newsletter/doctor/check-certificate';
import { checkDomain } from '../lib/newsletter/doctor/check-domain';
import { checkMailServer } from '../lib/newsletter/doctor/check-mail-server';
import type { CheckResult } from '../lib/newsletter/doctor/check-result';
import { checkSettings } from '../lib/newsletter/doctor/check-settings';
import { dnsResolver } from '../lib/newsletter/doctor/dns-resolver';
import { checkSite } from './doctor/check-site';

nextEnv.loadEnvConfig(process.cwd());

const labels = { ok: 'ok', problem: 'PROBLEM', unknown: 'unknown' };

try {
  const { values } = parseArgs({ options: { ip: { type: 'string' }, dns: { type: 'string' } } });
  if (values.ip !== undefined && !isIP(values.ip)) throw new RangeError(`--ip ${values.ip} is not an IP address: use --ip 192.0.2.1`);
  const all: CheckResult[] = [];
  const print = (results: CheckResult[]) => {
    all.push(...results);
    for (const { level, subject, message, fix } of results)
      console.log(`${labels[level].padEnd(7)}  ${subject}: ${message}${fix ? ` Fix: ${fix.replace(/\.$/, '')}.` : ''}`);
  };
  print(checkSettings(process.env));
  print(await checkSite());
  const siteUrl = undefinedIfInvalid(() => siteUrlOf(process.env));
  const domain = undefinedIfInvalid(() => readSetting('MAIL_FROM', process.env).address.replace(/^.*@/, '').toLowerCase());
  if (siteUrl?.startsWith('https:')) print([await checkCertificate(siteUrl, Date.now())]);
  const smtpUrl = undefinedIfInvalid(() => readSetting('SMTP_URL', process.env));
  if (smtpUrl) print([await checkMailServer(smtpUrl)]);
  if (domain && !isLocalHost(domain)) {
    const address = values.ip ?? undefinedIfInvalid(() => readSetting('SENDING_IP', process.env));
    const selector = undefinedIfInvalid(() => readSetting('DKIM_SELECTOR', process.env));
    print(await checkDomain(dnsResolver(values.dns), domain, { ...(address && { address }), ...(selector && { selector }) }));
  }
  const count = (level: CheckResult['level']) => all.filter((result) => result.level === level).length;
  console.log(`${count('problem')} problems, ${count('unknown')} unknown, ${count('ok')} ok`);
  process.exitCode = count('problem') ? 1 : count('unknown') ? 2 : 0;
} catch (error) {
  if (!(error instanceof RangeError) && !(error instanceof TypeError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

/** Invalid settings are reported by checkSettings. */
function undefinedIfInvalid<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
