import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { serveDns, type Zone } from '../../../test/fake-dns-server';
import { checkDkim } from './check-dkim';
import { checkDmarc } from './check-dmarc';
import { checkDomain } from './check-domain';
import { checkMailServer } from './check-mail-server';
import { checkMx } from './check-mx';
import { checkPtr } from './check-ptr';
import { checkSettings } from './check-settings';
import { checkSpf } from './check-spf';
import { dnsResolver } from './dns-resolver';
import { readSpf } from './read-spf';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const dnsOf = async (zone: Zone, fails: string[] = []) => {
  const { address, close } = await serveDns(zone, fails);
  closers.push(close);
  return dnsResolver(address);
};
const listen = async (server: SMTPServer) => {
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  closers.push(() => server.close());
  const address = server.server.address();
  return `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
};

const x = 'news.example';
const ip = '192.0.2.7';
const many = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`h${n}.example A`, [ip]]));

describe('an SPF policy', () => {
  const spf = (text: string, more: Zone = {}) => ({ [`${x} TXT`]: ['google-site-verification=1', text], ...more });

  test.each<[string, Zone, string | undefined]>([
    ['that lists the address', spf('v=spf1 ip4:192.0.2.0/24 -all'), undefined],
    ['that lists an IPv6 network and the address', spf('v=spf1 ip6:2001:db8::/32 ip4:192.0.2.7 ~all'), undefined],
    [
      'that includes a policy with the address',
      spf('v=spf1 include:_spf.p.example ~all', { '_spf.p.example TXT': ['v=spf1 ip4:192.0.2.7 -all'] }),
      undefined,
    ],
    ['that lists the host of the address', spf('v=spf1 a:mail.news.example -all', { 'mail.news.example A': [ip] }), undefined],
    ['that lists the network of a host', spf('v=spf1 a:mail.news.example/24 -all', { 'mail.news.example A': ['192.0.2.200'] }), undefined],
    ['that lists the MX hosts', spf('v=spf1 mx -all', { [`${x} MX`]: ['10 mx.example'], 'mx.example A': [ip] }), undefined],
    ['that redirects', spf('v=spf1 redirect=_spf.example', { '_spf.example TXT': ['v=spf1 ip4:192.0.2.7 -all'] }), undefined],
    ['of several strings', spf(`v=spf1 ${'ip4:198.51.100.1 '.repeat(20)}ip4:192.0.2.7 -all`), undefined],
    ['that does not exist', { [`${x} TXT`]: ['hello'] }, 'no policy'],
    ['that exists twice', { [`${x} TXT`]: ['v=spf1 -all', 'v=spf1 ip4:192.0.2.7 -all'] }, '2 policies'],
    ['that ends in +all', spf('v=spf1 +all'), 'everyone'],
    ['that ends in all', spf('v=spf1 all'), 'everyone'],
    ['that lists other addresses, with -all', spf('v=spf1 ip4:198.51.100.0/24 -all'), 'does not allow 192.0.2.7 to send its mail (fail)'],
    ['that lists other addresses, with ~all', spf('v=spf1 ip4:198.51.100.0/24 ~all'), '(softfail)'],
    ['that excludes the address before it lists its network', spf('v=spf1 -ip4:192.0.2.7 ip4:192.0.2.0/24 -all'), '(fail)'],
    ['without all', spf('v=spf1 ip4:198.51.100.1'), '(neutral)'],
    [
      'with too many lookups',
      spf(`v=spf1 ip4:192.0.2.7 ${Array.from({ length: 11 }, (_, n) => `a:h${n}.example`).join(' ')} -all`, many),
      '11 DNS lookups',
    ],
    ['that includes itself', spf(`v=spf1 include:${x} -all`), '31 DNS lookups'],
    [
      'that includes a domain without a policy',
      spf('v=spf1 include:gone.example ip4:192.0.2.7 -all'),
      'gone.example, which it refers to, has no policy',
    ],
    ['with an unknown mechanism', spf('v=spf1 ipv4:192.0.2.7 -all'), '“ipv4:192.0.2.7” is not a valid term'],
    ['with an invalid network', spf('v=spf1 ip4:192.0.2 -all'), 'is not a valid network'],
    ['that lists hosts which do not exist', spf('v=spf1 ip4:192.0.2.7 a:a.example a:b.example a:c.example -all'), '3 names'],
  ])('%s', async (_, zone, problem) => {
    const found = await checkSpf(await dnsOf(zone), x, ip);
    if (problem === undefined) expect(found).toMatchObject([{ level: 'ok' }]);
    else
      expect(found).toEqual(
        expect.arrayContaining([expect.objectContaining({ level: 'problem', message: expect.stringContaining(problem) })]),
      );
  });

  test('has no result if the address is unknown or the result depends on the message', async () => {
    expect((await readSpf(await dnsOf(spf('v=spf1 ip4:198.51.100.1 -all')), x)).result).toBeUndefined();
    expect(await readSpf(await dnsOf(spf('v=spf1 exists:%{i}._spf.example -all')), x, ip)).toMatchObject({ result: undefined, lookups: 1 });
    expect((await readSpf(await dnsOf(spf('v=spf1 a:a.example mx:b.example -all')), x)).voidLookups).toBe(2);
    expect((await readSpf(await dnsOf(spf('v=spf1 ip6:2001:db8::/32 -all')), x, '2001:db8::7')).result).toBe('pass');
  });
});

describe('a DKIM key', () => {
  const key = (bits: number) =>
    generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const dkim = (text: string[]) => ({ [`s1._domainkey.${x} TXT`]: text });

  test.each<[string, Zone, string, string]>([
    ['of 2048 bits is accepted', dkim([`v=DKIM1; k=rsa; p=${key(2048)}`]), 'ok', '2048 bits'],
    ['of 1024 bits is weak', dkim([`v=DKIM1; p=${key(1024)}`]), 'problem', '1024 bits'],
    ['of 768 bits is ignored by receivers', dkim([`p=${key(768)}`]), 'problem', '768 bits'],
    ['may be an Ed25519 key', dkim(['v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=']), 'ok', 'Ed25519'],
    ['may be revoked', dkim(['v=DKIM1; p=']), 'problem', 'revoked'],
    ['may be truncated', dkim([`v=DKIM1; p=${key(2048).slice(0, 200)}`]), 'problem', 'not a valid key'],
    ['may be missing', {}, 'problem', 'No key at s1._domainkey'],
  ])('%s', async (_, zone, level, message) =>
    expect(await checkDkim(await dnsOf(zone), x, 's1')).toMatchObject({ level, message: expect.stringContaining(message) }),
  );

  test('is not checked without a selector', async () =>
    expect(await checkDkim(await dnsOf({}), x)).toMatchObject({ level: 'unknown', fix: expect.stringContaining('DKIM_SELECTOR') }));
});

test.each<[string, Zone, string, string]>([
  ['with a strict policy', { [`_dmarc.${x} TXT`]: ['v=DMARC1; p=reject; adkim=s'] }, 'ok', 'p=reject, strict (adkim=s)'],
  ['of p=none', { [`_dmarc.${x} TXT`]: ['v=DMARC1;p=none'] }, 'ok', 'p=quarantine protects'],
  ['that is missing', { [`_dmarc.${x} TXT`]: ['hello'] }, 'problem', 'no policy'],
  ['that exists twice', { [`_dmarc.${x} TXT`]: ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] }, 'problem', '2 policies'],
  ['without p=', { [`_dmarc.${x} TXT`]: ['v=DMARC1; rua=mailto:a@b.example'] }, 'problem', 'no valid policy'],
])('a DMARC record %s', async (_, zone, level, message) =>
  expect(await checkDmarc(await dnsOf(zone), x)).toMatchObject({ level, message: expect.stringContaining(message) }),
);

test('a DMARC policy applies to subdomains', async () => {
  const dns = await dnsOf({ [`_dmarc.${x} TXT`]: ['v=DMARC1; p=reject; sp=quarantine'] });
  expect(await checkDmarc(dns, `mail.${x}`)).toMatchObject({ level: 'ok', message: expect.stringContaining('p=quarantine') });
});

test.each<[string, Zone, string, string]>([
  ['with MX hosts', { [`${x} MX`]: ['20 b.example', '10 a.example'], 'b.example A': [ip] }, 'ok', 'a.example, b.example'],
  ['with a null MX', { [`${x} MX`]: ['0 .'] }, 'problem', 'null MX'],
  ['with an address only', { [`${x} A`]: [ip] }, 'problem', 'no MX record'],
  ['without records', {}, 'problem', 'neither an MX record nor an address'],
  ['with an MX host that does not exist', { [`${x} MX`]: ['10 a.example'] }, 'problem', 'a.example, the MX host of'],
])('a domain %s', async (_, zone, level, message) =>
  expect(await checkMx(await dnsOf(zone), x)).toMatchObject({ level, message: expect.stringContaining(message) }),
);

test.each<[string, Zone, string, string]>([
  ['with a name that resolves back', { '7.2.0.192.in-addr.arpa PTR': ['mail.example'], 'mail.example A': [ip] }, 'ok', 'mail.example'],
  [
    'with a name that resolves to another address',
    { '7.2.0.192.in-addr.arpa PTR': ['mail.example'], 'mail.example A': ['192.0.2.8'] },
    'problem',
    'does not resolve back',
  ],
  ['without a name', {}, 'problem', 'no PTR record'],
])('a sending address %s', async (_, zone, level, message) =>
  expect(await checkPtr(await dnsOf(zone), ip)).toMatchObject({ level, message: expect.stringContaining(message) }),
);

test('the name of an IPv6 address is looked up by its hexadecimal digits', async () => {
  const name = `7.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.ip6.arpa`;
  const dns = await dnsOf({ [`${name} PTR`]: ['mail.example'], 'mail.example AAAA': ['2001:db8::7'] });
  expect(await checkPtr(dns, '2001:db8::7')).toMatchObject({ level: 'ok' });
});

test('a check that gets no answer from DNS is unknown; the others are made', async () => {
  const dns = await dnsOf({ [`_dmarc.${x} TXT`]: ['v=DMARC1; p=none'] }, [x]);
  const levels = Object.fromEntries((await checkDomain(dns, x, {})).map(({ subject, level }) => [subject, level]));
  expect(levels).toEqual({ SPF: 'unknown', DKIM: 'unknown', DMARC: 'ok', MX: 'unknown', PTR: 'unknown' });
  // Nothing listens on port 9.
  expect(
    (await checkDomain(dnsResolver('127.0.0.1:9'), x, { address: ip, selector: 's1' })).every(({ level }) => level === 'unknown'),
  ).toBe(true);
});

describe('a mail server', () => {
  test('is signed in to without sending a message', async () => {
    let mails = 0;
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ password }, _, done) => (password === 'right' ? done(null, { user: 'a' }) : done(new Error('Wrong password'))),
      onMailFrom: (_, __, done) => done(mails++ ? null : undefined),
    });
    const host = await listen(server);
    expect(await checkMailServer(`smtp://a:right@${host}`)).toMatchObject({
      level: 'ok',
      message: `${host} accepts the connection, signed in`,
    });
    expect(await checkMailServer(`smtp://a:wrong@${host}`)).toMatchObject({
      level: 'problem',
      message: expect.stringContaining('rejects the sign-in'),
    });
    expect(await checkMailServer(`smtps://a:right@${host}`)).toMatchObject({ level: 'problem' });
    expect(mails).toBe(0);
  });

  test('with a self-signed certificate is a problem', async () => {
    const host = await listen(new SMTPServer({ secure: true, authOptional: true }));
    expect(await checkMailServer(`smtps://${host}`)).toMatchObject({ level: 'problem', message: expect.stringContaining('certificate') });
  });

  test('that cannot be reached is a problem, as is an invalid SMTP_URL', async () => {
    expect(await checkMailServer('smtp://127.0.0.1:9')).toMatchObject({
      level: 'problem',
      message: expect.stringContaining('cannot be reached'),
    });
    expect(await checkMailServer('mail.example.org')).toMatchObject({
      level: 'problem',
      message: expect.stringContaining('not the address'),
    });
  });
});

test.each<[string, Record<string, string>, string[]]>([
  ['of a local site', {}, []],
  ['with an invalid origin', { SITE_URL: 'newsletter' }, ['SITE_URL is "newsletter"']],
  ['with a short secret', { APP_SECRET: `${'x'.repeat(32)},short` }, ['APP_SECRET has']],
  ['with invalid numbers', { SEND_CONCURRENCY: '100', SEND_PER_MINUTE: 'many' }, ['SEND_CONCURRENCY is', 'SEND_PER_MINUTE is']],
  ['with an invalid date', { SEND_WARM_UP_FROM: '2026-02-30' }, ['SEND_WARM_UP_FROM is']],
  [
    'of Vercel',
    { VERCEL: '1', SITE_URL: 'http://localhost:3000' },
    ['DATABASE_URL is', 'APP_SECRET is', 'ADMIN_TOKEN is', 'CRON_SECRET is', 'SMTP_URL is'],
  ],
  ['with a misspelt name', { SEND_PERMINUTE: '60' }, ['SEND_PERMINUTE is not a setting. Do you mean SEND_PER_MINUTE?']],
  ['of a public site without TLS', { SITE_URL: 'http://news.example' }, ['The site’s address', 'No mail', 'The site made']],
])('the settings %s', (_, environment, starts) => {
  const found = checkSettings(environment).filter(({ level }) => level === 'problem');
  expect(found.map(({ message }) => starts.find((start) => message.startsWith(start)))).toEqual(starts);
  for (const { fix } of found) expect(fix).toBeTruthy();
});
