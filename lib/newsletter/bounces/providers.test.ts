import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { Unavailable } from '../../base/http/unavailable';
import { mailgun } from './mailgun';
import { readJson } from './provider';
import { resend } from './resend';
import { sendgrid } from './sendgrid';

vi.stubEnv('APP_SECRET', 'x'.repeat(32));

const campaign = '0f8fad5b-d9cb-469f-a165-70867728950e';
const messageId = `d.${campaign.replaceAll('-', '')}.17@newsletter.example`;
const delivery = { id: 17, campaignId: campaign };
const from = 'post@newsletter.example';
const call = (body: string | Buffer, headers: Record<string, string> = {}) => ({ body: Buffer.from(body), headers: new Headers(headers) });

describe('Mailgun', () => {
  const key = 'key-of-mailgun';
  const signed = (timestamp = '1529006854', token = 'a8ce0edb2dd8301dee6c2405235584e45aa91d1e9f979f3de0') => {
    const signature = createHmac('sha256', key)
      .update(timestamp + token)
      .digest('hex');
    return { timestamp, token, signature };
  };

  test('is verified by its signature', () => {
    const verify = (signature: unknown) => mailgun.verify(call(JSON.stringify({ signature, 'event-data': {} })), key);
    expect(verify(signed())).toBe(1529006854);
    expect(verify({ ...signed(), timestamp: '1529006855' })).toBeUndefined();
    expect(verify({ ...signed(), token: 'x' })).toBeUndefined();
    expect(verify({ ...signed(), signature: '' })).toBeUndefined();
    expect(verify(undefined)).toBeUndefined();
    expect(mailgun.verify(call('no JSON'), key)).toBeUndefined();
  });

  /** As in https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/webhook-payloads */
  const failed = (more: object, status: object = {}) => ({
    signature: signed(),
    'event-data': {
      id: 'G9Bn5sl1TC6nu79C8C0bwg',
      timestamp: 1521233195.375624,
      'log-level': 'error',
      event: 'failed',
      severity: 'permanent',
      reason: 'bounce',
      'delivery-status': { 'attempt-no': 1, code: 550, description: '', 'session-seconds': 2.9, ...status },
      envelope: { sender: 'bob@newsletter.example', transport: 'smtp', targets: 'Ada@example.org' },
      message: { headers: { to: 'Ada@example.org', 'message-id': messageId, from, subject: 'News' }, attachments: [], size: 1000 },
      recipient: 'Ada@example.org',
      'user-variables': {},
      ...more,
    },
  });

  test.each([
    ['a mailbox that does not exist', failed({}, { message: '5.1.1 The email account that you tried to reach does not exist.' }), 'dead'],
    ['a mailbox that does not exist, by its enhanced code', failed({}, { 'enhanced-code': '5.1.1', message: 'no' }), 'dead'],
    ['a suppressed mailbox', failed({ reason: 'suppress-bounce' }, { code: 605, description: 'Not delivering' }), 'dead'],
    ['a mailbox suppressed after a complaint', failed({ reason: 'suppress-complaint' }, { code: 607 }), 'complained'],
    ['a rejected message', failed({}, { message: '5.7.1 looks like spam' }), 'failed'],
    ['a rejected sender', failed({}, { message: '5.1.8 sender domain not found' }), 'failed'],
    ['an unspecific reply', failed({}, { message: 'no thanks' }), 'failed'],
    ['a delay', failed({ severity: 'temporary', reason: 'generic' }), 'delayed'],
    ['a complaint', failed({ event: 'complained' }), 'complained'],
    ['a delivered message', failed({ event: 'delivered' }), undefined],
    ['a message of another sender', failed({ message: { headers: { 'message-id': '20130503182626.18666.16540@x' } } }), undefined],
  ])('reports %s', (_, body, kind) => {
    expect(mailgun.read(body, from).map((one) => one.kind)).toEqual(kind ? [kind] : []);
    for (const one of mailgun.read(body, from))
      expect(one).toMatchObject({ delivery, addresses: ['ada@example.org'], areRecipients: true });
  });

  test('may send null for unknown values', () => {
    const status = { message: null, 'enhanced-code': null, description: null };
    const body = readJson(Buffer.from(JSON.stringify(failed({ reason: 'suppress-bounce', tags: [null] }, status))));
    expect(mailgun.read(body, from)).toMatchObject([{ kind: 'dead', delivery, code: 550, reply: undefined }]);
  });

  test('reports nothing for other JSON', () => {
    for (const body of [undefined, null, 7, [], {}, { 'event-data': [] }]) expect(mailgun.read(body, from)).toEqual([]);
  });
});

describe('SendGrid', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const names = { signature: 'X-Twilio-Email-Event-Webhook-Signature', timestamp: 'X-Twilio-Email-Event-Webhook-Timestamp' };

  test('is verified as in the tests of its own library', () => {
    const body = '{"category":"example_payload","event":"test_event","message_id":"message_id"}';
    const theirs =
      'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEDr2LjtURuePQzplybdC+u4CwrqDqBaWjcMMsTbhdbcwHBcepxo7yAQGhHPTnlvFYPAZFceEu/1FwCM/QmGUhA==';
    const signature = 'MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH2j/0=';
    const headers = { [names.signature]: signature, [names.timestamp]: '1588788367' };
    expect(sendgrid.verify(call(body, headers), theirs)).toBe(1588788367);
    expect(sendgrid.verify(call(body, headers), `-----BEGIN PUBLIC KEY-----\n${theirs}\n-----END PUBLIC KEY-----`)).toBe(1588788367);
    expect(sendgrid.verify(call(body, headers), key)).toBeUndefined();
    expect(sendgrid.verify(call(`${body} `, headers), theirs)).toBeUndefined();
    expect(sendgrid.verify(call(body, { ...headers, [names.timestamp]: '1588788368' }), theirs)).toBeUndefined();
    expect(sendgrid.verify(call(body, { ...headers, [names.signature]: 'AAAA' }), theirs)).toBeUndefined();
    expect(sendgrid.verify(call(body), theirs)).toBeUndefined();
    expect(() => sendgrid.verify(call(body, headers), 'no key')).toThrow(Unavailable);
  });

  test('is verified by its signature over bytes that are not UTF-8', () => {
    const body = Buffer.from([0xff, 0, 0xc3]);
    const signature = sign('sha256', Buffer.concat([Buffer.from('1600000000'), body]), privateKey).toString('base64');
    expect(sendgrid.verify(call(body, { [names.signature]: signature, [names.timestamp]: '1600000000' }), key)).toBe(1600000000);
  });

  /** As in https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event */
  const eventOf = (more: object) => ({
    email: 'Ada@example.org',
    timestamp: 1513299569,
    'smtp-id': `<${messageId}>`,
    category: ['news'],
    sg_event_id: '6g4ZI7SA-xmRDv57GoPIPw==',
    sg_message_id: '14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0',
    ...more,
  });
  const bounce = { event: 'bounce', type: 'bounce' };

  test.each([
    ['a dead mailbox', { ...bounce, bounce_classification: 'Invalid Address', reason: '500 unknown recipient', status: '5.0.0' }, 'dead'],
    ['a dead mailbox by its enhanced code', { ...bounce, reason: '550 5.1.1 no such user', status: '5.1.1' }, 'dead'],
    ['a full mailbox', { ...bounce, bounce_classification: 'Mailbox Unavailable', reason: '552 5.2.2 full', status: '5.2.2' }, 'failed'],
    ['a block', { event: 'bounce', type: 'blocked', bounce_classification: 'Invalid Address', status: '4.0.0' }, 'failed'],
    ['a suppressed mailbox', { event: 'dropped', reason: 'Bounced Address', status: '5.0.0' }, 'dead'],
    ['a mailbox suppressed after a complaint', { event: 'dropped', reason: 'Spam Reporting Address' }, 'complained'],
    ['a message over its quota', { event: 'dropped', reason: 'Recipient List over Package Quota' }, 'failed'],
    ['a delay', { event: 'deferred', response: '400 try again later', attempt: '5' }, 'delayed'],
    ['a complaint', { event: 'spamreport' }, 'complained'],
    ['a complaint about a message of another sender', { event: 'spamreport', 'smtp-id': '<14c5d75ce93.dfd.64b469@ismtpd-555>' }, undefined],
    ['a complaint without a message', { event: 'spamreport', 'smtp-id': undefined }, undefined],
    ['an open event', { event: 'open', useragent: 'Mozilla' }, undefined],
  ])('reports %s', (_, more, kind) => {
    const read = sendgrid.read([eventOf(more), null, 'x'], from);
    expect(read.map((one) => one.kind)).toEqual(kind ? [kind] : []);
    for (const one of read) expect(one).toMatchObject({ delivery, addresses: ['ada@example.org'], areRecipients: true });
  });

  test('reports a delayed bounce of a dead mailbox without its message', () => {
    const late = eventOf({ ...bounce, status: '5.1.1', 'smtp-id': undefined });
    expect(sendgrid.read([late], from)).toMatchObject([{ kind: 'dead', delivery: undefined, addresses: ['ada@example.org'] }]);
    expect(sendgrid.read(late, from)).toEqual([]);
  });
});

describe('Resend', () => {
  test('is verified as in the examples of Svix', () => {
    const key = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const headers = {
      'svix-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'svix-timestamp': '1614265330',
      'svix-signature': 'v1,other= v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    };
    const body = '{"test": 2432232314}';
    expect(resend.verify(call(body, headers), key)).toBe(1614265330);
    expect(resend.verify(call(`${body}\n`, headers), key)).toBeUndefined();
    expect(resend.verify(call(body, { ...headers, 'svix-id': 'msg_other' }), key)).toBeUndefined();
    expect(resend.verify(call(body, { ...headers, 'svix-timestamp': '1614265331' }), key)).toBeUndefined();
    expect(resend.verify(call(body, { ...headers, 'svix-signature': '' }), key)).toBeUndefined();
    expect(resend.verify(call(body), key)).toBeUndefined();
    expect(() => resend.verify(call(body, headers), 'whsec_')).toThrow(Unavailable);
  });

  /** As in https://resend.com/docs/webhooks/emails/bounced */
  const eventOf = (type: string, bounce?: object, more: object = {}) => ({
    type,
    created_at: '2026-11-22T23:41:12.126Z',
    data: {
      created_at: '2026-11-22T23:41:11.894719+00:00',
      email_id: '56761188-7520-42d8-8898-ff6fc54ce618',
      from: `Twinko AI <${from}>`,
      to: ['Ada@example.org'],
      subject: 'News',
      ...(bounce && { bounce: { message: 'The recipient’s mail server said no.', ...bounce } }),
      ...more,
    },
  });

  test.each([
    ['a dead mailbox', eventOf('email.bounced', { type: 'Permanent', subType: 'General' }), 'dead'],
    ['a suppressed mailbox', eventOf('email.bounced', { type: 'Permanent', subType: 'Suppressed' }), 'dead'],
    ['a suppressed mailbox event', eventOf('email.suppressed'), 'dead'],
    ['a full mailbox', eventOf('email.bounced', { type: 'Transient', subType: 'MailboxFull' }), 'failed'],
    ['a delay', eventOf('email.delivery_delayed'), 'delayed'],
    ['a complaint', eventOf('email.complained'), 'complained'],
    [
      'a complaint about a message of another sender',
      eventOf('email.complained', undefined, { from: 'Shop <shop@newsletter.example>' }),
      undefined,
    ],
    ['an open event', eventOf('email.opened'), undefined],
  ])('reports %s', (_, body, kind) => {
    const read = resend.read(body, from);
    expect(read.map((one) => one.kind)).toEqual(kind ? [kind] : []);
    for (const one of read) expect(one).toMatchObject({ delivery: undefined, addresses: ['ada@example.org'], areRecipients: true });
    expect(resend.read(eventOf('email.bounced', { type: 'Permanent' }, { message_id: `<${messageId}>` }), from)).toMatchObject([
      { delivery },
    ]);
  });
});
