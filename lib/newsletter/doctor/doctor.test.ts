import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { serveDns, type Zone } from '../../../test/fake-dns-server';
import { askDns } from './ask-dns';
import { checkDkim } from './check-dkim';
import { checkDmarc } from './check-dmarc';
import { checkDomain } from './check-domain';
import { checkMx, checkReverseName } from './check-hosts';
import { checkMailServer } from './check-mail-server';
import { checkSettings } from './check-settings';
import { checkSpf } from './check-spf';
import { readSpf } from './read-spf';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

const dnsOf = async (zone: Zone, fails: string[] = []) => {
  const { address, close } = await serveDns(zone, fails);
  closers.push(close);
  return askDns(address);
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

describe('a policy of SPF', () => {
  const spf = (text: string, more: Zone = {}) => ({ [`${x} TXT`]: ['google-site-verification=1', text], ...more });

  test.each<[string, Zone, string | undefined]>([
    ['names the address', spf('v=spf1 ip4:192.0.2.0/24 -all'), undefined],
    ['names its IPv6', spf('v=spf1 ip6:2001:db8::/32 ip4:192.0.2.7 ~all'), undefined],
    ['includes it', spf('v=spf1 include:_spf.p.example ~all', { '_spf.p.example TXT': ['v=spf1 ip4:192.0.2.7 -all'] }), undefined],
    ['names its host', spf('v=spf1 a:mail.news.example -all', { 'mail.news.example A': [ip] }), undefined],
    ['names the network of its host', spf('v=spf1 a:mail.news.example/24 -all', { 'mail.news.example A': ['192.0.2.200'] }), undefined],
    ['names who takes its mail', spf('v=spf1 mx -all', { [`${x} MX`]: ['10 mx.example'], 'mx.example A': [ip] }), undefined],
    ['is elsewhere', spf('v=spf1 redirect=_spf.example', { '_spf.example TXT': ['v=spf1 ip4:192.0.2.7 -all'] }), undefined],
    ['is in pieces', spf(`v=spf1 ${'ip4:198.51.100.1 '.repeat(20)}ip4:192.0.2.7 -all`), undefined],
    ['is none', { [`${x} TXT`]: ['hello'] }, 'no policy'],
    ['is twice there', { [`${x} TXT`]: ['v=spf1 -all', 'v=spf1 ip4:192.0.2.7 -all'] }, '2 policies'],
    ['lets everybody', spf('v=spf1 +all'), 'everybody'],
    ['lets everybody in other words', spf('v=spf1 all'), 'everybody'],
    ['names others', spf('v=spf1 ip4:198.51.100.0/24 -all'), 'does not let 192.0.2.7 send its mail (fail)'],
    ['names others softly', spf('v=spf1 ip4:198.51.100.0/24 ~all'), '(softfail)'],
    ['excludes it first', spf('v=spf1 -ip4:192.0.2.7 ip4:192.0.2.0/24 -all'), '(fail)'],
    ['ends without a word', spf('v=spf1 ip4:198.51.100.1'), '(neutral)'],
    [
      'asks too much',
      spf(`v=spf1 ip4:192.0.2.7 ${Array.from({ length: 11 }, (_, n) => `a:h${n}.example`).join(' ')} -all`, many),
      '11 times',
    ],
    ['includes what includes itself', spf(`v=spf1 include:${x} -all`), 'times'],
    ['includes nothing', spf('v=spf1 include:gone.example ip4:192.0.2.7 -all'), 'gone.example, to which it leads, has no policy'],
    ['has a slip', spf('v=spf1 ipv4:192.0.2.7 -all'), '“ipv4:192.0.2.7” is no term'],
    ['has another', spf('v=spf1 ip4:192.0.2 -all'), 'is no network'],
    ['names what is gone', spf('v=spf1 ip4:192.0.2.7 a:a.example a:b.example a:c.example -all'), '3 names'],
  ])('%s', async (_, zone, says) => {
    const found = await checkSpf(await dnsOf(zone), x, ip);
    if (says === undefined) expect(found).toMatchObject([{ level: 'fine' }]);
    else
      expect(found).toEqual(expect.arrayContaining([expect.objectContaining({ level: 'problem', says: expect.stringContaining(says) })]));
  });

  test('says nothing of an address that is not known, or of one that depends on the mail', async () => {
    expect((await readSpf(await dnsOf(spf('v=spf1 ip4:198.51.100.1 -all')), x)).result).toBeUndefined();
    expect(await readSpf(await dnsOf(spf('v=spf1 exists:%{i}._spf.example -all')), x, ip)).toMatchObject({ result: undefined, lookups: 1 });
    expect((await readSpf(await dnsOf(spf('v=spf1 ip6:2001:db8::/32 -all')), x, '2001:db8::7')).result).toBe('pass');
  });
});

describe('a key of DKIM', () => {
  const key = (bits: number) =>
    generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const dkim = (text: string[]) => ({ [`s1._domainkey.${x} TXT`]: text });

  test.each<[string, Zone, string, string]>([
    ['is strong', dkim([`v=DKIM1; k=rsa; p=${key(2048)}`]), 'fine', '2048 bits'],
    ['is weak', dkim([`v=DKIM1; p=${key(1024)}`]), 'problem', '1024 bits'],
    ['is ignored', dkim([`p=${key(768)}`]), 'problem', '768 bits'],
    ['is of another kind', dkim(['v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=']), 'fine', 'Ed25519'],
    ['is revoked', dkim(['v=DKIM1; p=']), 'problem', 'revoked'],
    ['is cut off', dkim([`v=DKIM1; p=${key(2048).slice(0, 200)}`]), 'problem', 'no key'],
    ['is not there', {}, 'problem', 'no key at s1._domainkey'],
  ])('%s', async (_, zone, level, says) =>
    expect(await checkDkim(await dnsOf(zone), x, 's1')).toMatchObject({ level, says: expect.stringContaining(says) }),
  );

  test('is not looked for where nobody has said which', async () =>
    expect(await checkDkim(await dnsOf({}), x)).toMatchObject({ level: 'unasked', fix: expect.stringContaining('DKIM_SELECTOR') }));
});

test.each<[string, Zone, string, string]>([
  ['is there', { [`_dmarc.${x} TXT`]: ['v=DMARC1; p=reject; adkim=s'] }, 'fine', 'p=reject, strict (adkim=s)'],
  ['only watches', { [`_dmarc.${x} TXT`]: ['v=DMARC1;p=none'] }, 'fine', 'p=quarantine keeps others'],
  ['is missing', { [`_dmarc.${x} TXT`]: ['hello'] }, 'problem', 'no policy'],
  ['is twice there', { [`_dmarc.${x} TXT`]: ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] }, 'problem', '2 policies'],
  ['says nothing', { [`_dmarc.${x} TXT`]: ['v=DMARC1; rua=mailto:a@b.example'] }, 'problem', 'says nothing'],
])('a policy of DMARC %s', async (_, zone, level, says) =>
  expect(await checkDmarc(await dnsOf(zone), x)).toMatchObject({ level, says: expect.stringContaining(says) }),
);

test('a policy of DMARC holds for the domains below', async () => {
  const dns = await dnsOf({ [`_dmarc.${x} TXT`]: ['v=DMARC1; p=reject; sp=quarantine'] });
  expect(await checkDmarc(dns, `mail.${x}`)).toMatchObject({ level: 'fine', says: expect.stringContaining('p=quarantine') });
});

test.each<[string, Zone, string, string]>([
  ['takes mail', { [`${x} MX`]: ['20 b.example', '10 a.example'], 'b.example A': [ip] }, 'fine', 'a.example, b.example'],
  ['takes none', { [`${x} MX`]: ['0 .'] }, 'problem', 'null MX'],
  ['has no server', { [`${x} A`]: [ip] }, 'problem', 'no MX record'],
  ['has nothing', {}, 'problem', 'no address'],
  ['has a server that is gone', { [`${x} MX`]: ['10 a.example'] }, 'problem', 'a.example, which takes mail'],
])('a domain %s', async (_, zone, level, says) =>
  expect(await checkMx(await dnsOf(zone), x)).toMatchObject({ level, says: expect.stringContaining(says) }),
);

test.each<[string, Zone, string, string]>([
  ['has a name', { '7.2.0.192.in-addr.arpa PTR': ['mail.example'], 'mail.example A': [ip] }, 'fine', 'mail.example'],
  [
    'has a name that is another’s',
    { '7.2.0.192.in-addr.arpa PTR': ['mail.example'], 'mail.example A': ['192.0.2.8'] },
    'problem',
    'not its address',
  ],
  ['has none', {}, 'problem', 'no name'],
])('an address %s', async (_, zone, level, says) =>
  expect(await checkReverseName(await dnsOf(zone), ip)).toMatchObject({ level, says: expect.stringContaining(says) }),
);

test('an address of IPv6 is looked up digit by digit', async () => {
  const name = `7.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.ip6.arpa`;
  const dns = await dnsOf({ [`${name} PTR`]: ['mail.example'], 'mail.example AAAA': ['2001:db8::7'] });
  expect(await checkReverseName(dns, '2001:db8::7')).toMatchObject({ level: 'fine' });
});

test('what cannot be asked is unknown, and the rest is asked', async () => {
  const dns = await dnsOf({ [`_dmarc.${x} TXT`]: ['v=DMARC1; p=none'] }, [x]);
  const levels = Object.fromEntries((await checkDomain(dns, x, {})).map(({ about, level }) => [about, level]));
  expect(levels).toEqual({ SPF: 'unasked', DKIM: 'unasked', DMARC: 'fine', MX: 'unasked', PTR: 'unasked' });
  // Nobody listens there.
  expect((await checkDomain(askDns('127.0.0.1:9'), x, { address: ip, selector: 's1' })).every(({ level }) => level === 'unasked')).toBe(
    true,
  );
});

describe('a mail server', () => {
  test('lets us in, or says why not, and gets no mail', async () => {
    let mails = 0;
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ password }, _, done) => (password === 'right' ? done(null, { user: 'a' }) : done(new Error('Wrong password'))),
      onMailFrom: (_, __, done) => done(mails++ ? null : undefined),
    });
    const host = await listen(server);
    expect(await checkMailServer(`smtp://a:right@${host}`)).toMatchObject({ level: 'fine', says: `${host} lets us in, signed in` });
    expect(await checkMailServer(`smtp://a:wrong@${host}`)).toMatchObject({ level: 'problem', says: expect.stringContaining('sign in') });
    expect(await checkMailServer(`smtps://a:right@${host}`)).toMatchObject({ level: 'problem' });
    expect(mails).toBe(0);
  });

  test('has a certificate that nobody vouches for', async () => {
    const host = await listen(new SMTPServer({ secure: true, authOptional: true }));
    expect(await checkMailServer(`smtps://${host}`)).toMatchObject({ level: 'problem', says: expect.stringContaining('certificate') });
  });

  test('is not there', async () => {
    expect(await checkMailServer('smtp://127.0.0.1:9')).toMatchObject({
      level: 'problem',
      says: expect.stringContaining('cannot be reached'),
    });
    expect(await checkMailServer('mail.example.org')).toMatchObject({ level: 'problem', says: expect.stringContaining('no address') });
  });
});

test.each<[string, Record<string, string>, string[]]>([
  ['of one’s own machine', {}, []],
  ['with an address that is none', { SITE_URL: 'newsletter' }, ['SITE_URL is "newsletter"']],
  ['with a short secret', { APP_SECRET: `${'x'.repeat(32)},short` }, ['APP_SECRET has']],
  ['with numbers that are none', { SEND_CONCURRENCY: '100', SEND_PER_MINUTE: 'many' }, ['SEND_CONCURRENCY is', 'SEND_PER_MINUTE is']],
  ['with a day that no calendar has', { SEND_WARM_UP_FROM: '2026-02-30' }, ['SEND_WARM_UP_FROM is']],
  [
    'of Vercel',
    { VERCEL: '1', SITE_URL: 'http://localhost:3000' },
    ['DATABASE_URL is', 'APP_SECRET is', 'ADMIN_TOKEN is', 'CRON_SECRET is', 'SMTP_URL is'],
  ],
  ['with a misspelt name', { SEND_PERMINUTE: '60' }, ['SEND_PERMINUTE is not a setting. Do you mean SEND_PER_MINUTE?']],
  ['of a server', { SITE_URL: 'http://news.example' }, ['The site’s address', 'No mail', 'The site made']],
])('the settings %s', (_, environment, starts) => {
  const found = checkSettings(environment).filter(({ level }) => level === 'problem');
  expect(found.map(({ says }) => starts.find((start) => says.startsWith(start)))).toEqual(starts);
  for (const { fix } of found) expect(fix).toBeTruthy();
});
