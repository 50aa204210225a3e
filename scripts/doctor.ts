/**
 * `npm run doctor`: looks at the settings, the running site, the mail server and what the domain name system says about mail from
 * here, and says what is wrong and what to do. Sends no mail and changes nothing. `--ip 192.0.2.1` names the address from which
 * mail leaves, `--dns 127.0.0.1:5353` a server to ask in place of this machine's. Exits 0 when all is well, 1 when something is wrong, 2
 * when nothing is as far as it could be asked.
 */
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import nextEnv from '@next/env';
import { siteUrlOf } from '../lib/base/env/derived-settings';
import { readSetting } from '../lib/base/env/read-settings';
import { isLocalHost } from '../lib/base/http/is-local-host';
import { askDns } from '../lib/newsletter/doctor/ask-dns';
import { checkCertificate } from '../lib/newsletter/doctor/check-certificate';
import { checkDomain } from '../lib/newsletter/doctor/check-domain';
import { checkMailServer } from '../lib/newsletter/doctor/check-mail-server';
import type { CheckResult } from '../lib/newsletter/doctor/check-result';
import { checkSettings } from '../lib/newsletter/doctor/check-settings';
import { checkSite } from './doctor/check-site';

nextEnv.loadEnvConfig(process.cwd());

const marks = { fine: 'ok', problem: 'PROBLEM', unasked: 'unknown' };

try {
  const { values } = parseArgs({ options: { ip: { type: 'string' }, dns: { type: 'string' } } });
  if (values.ip !== undefined && !isIP(values.ip)) throw new RangeError(`--ip ${values.ip} is no address: --ip 192.0.2.1`);
  const found: CheckResult[] = [];
  const show = (results: CheckResult[]) => {
    found.push(...results);
    for (const { level, about, says, fix } of results)
      console.log(`${marks[level].padEnd(7)}  ${about}: ${says}${fix ? ` Fix: ${fix.replace(/\.$/, '')}.` : ''}`);
  };
  show(checkSettings(process.env));
  show(await checkSite());
  const siteUrl = orUndefined(() => siteUrlOf(process.env));
  const domain = orUndefined(() => readSetting('MAIL_FROM', process.env).address.replace(/^.*@/, '').toLowerCase());
  if (siteUrl?.startsWith('https:')) show([await checkCertificate(siteUrl, Date.now())]);
  const smtpUrl = orUndefined(() => readSetting('SMTP_URL', process.env));
  if (smtpUrl) show([await checkMailServer(smtpUrl)]);
  if (domain && !isLocalHost(domain)) {
    const address = values.ip ?? orUndefined(() => readSetting('SENDING_IP', process.env));
    const selector = orUndefined(() => readSetting('DKIM_SELECTOR', process.env));
    show(await checkDomain(askDns(values.dns), domain, { ...(address && { address }), ...(selector && { selector }) }));
  }
  const count = (level: CheckResult['level']) => found.filter((one) => one.level === level).length;
  console.log(`${count('problem')} problems, ${count('unasked')} unknown, ${count('fine')} in order`);
  process.exitCode = count('problem') ? 1 : count('unasked') ? 2 : 0;
} catch (error) {
  if (!(error instanceof RangeError) && !(error instanceof TypeError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

/** A setting that cannot be read was named among the settings. */
function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
