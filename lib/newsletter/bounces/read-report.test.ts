import { describe, expect, test } from 'vitest';
import { complaintReport, statusReport } from '../../../test/newsletter/test-reports';
import { replyText } from '../email/reply-text';
import { bounceKindOf } from './bounce';
import { readReport } from './read-report';

describe('a report', () => {
  test('of Postfix is read', async () => {
    const recipient = 'Final-Recipient: rfc822; Ada@Example.org\nOriginal-Recipient: rfc822;ada+news@example.org';
    const returned = `Return-Path: <bounce+17.0123456789ab@newsletter.example>\nMessage-ID: <d.1@x>\nList-Unsubscribe: <https://newsletter.example/u/${'t'.repeat(30)}\n ${'t'.repeat(32)}>`;
    expect(await readReport(statusReport({ recipient, returned }))).toEqual({
      kind: 'dead',
      returnedTo: ['bounce+17.0123456789ab@newsletter.example', '<bounce+17.0123456789ab@newsletter.example>'],
      tokens: ['t'.repeat(62)],
      messageId: '<d.1@x>',
      addresses: ['ada+news@example.org', 'ada@example.org'],
      code: 550,
      reply: '550 5.1.1 <ada@example.org>: Recipient address rejected: User unknown',
    });
  });

  test.each([
    ['whole messages come back', { returnedType: 'message/rfc822' }, 'dead'],
    ['in Unicode', { returnedType: 'message/global-headers', recipient: 'Final-Recipient: utf-8; ada@例子.公司' }, 'dead'],
    ['folded', { diagnostic: 'smtp;\n 550\n 5.1.1 no such user' }, 'dead'],
    [
      'its status says nothing',
      { status: '5.0.0', diagnostic: 'smtp; 550-5.1.1 The email account that you tried to reach does not exist' },
      'dead',
    ],
    [
      'of Exchange',
      { status: '5.1.10', diagnostic: 'smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found by SMTP address lookup' },
      'dead',
    ],
    ['nothing was said', { diagnostic: '' }, 'dead'],
    ['a full mailbox', { status: '5.2.2', diagnostic: 'smtp; 552 5.2.2 over quota' }, 'failed'],
    ['a server that gave up', { status: '4.4.7', diagnostic: 'smtp; 451 4.3.0 try again' }, 'failed'],
    ['our own address is refused', { status: '5.1.8', diagnostic: 'smtp; 550 5.1.8 Sender address rejected: Domain not found' }, 'failed'],
    ['a vague refusal', { status: '5.0.0', diagnostic: 'smtp; 550 no' }, 'failed'],
    ['a delay', { action: 'delayed', status: '4.4.1', diagnostic: 'smtp; 421 4.4.1 busy' }, 'delayed'],
    ['one of two', { more: 'Final-Recipient: rfc822; bo@example.org\nAction: failed\nStatus: 5.2.2' }, 'failed'],
    [
      'one of two, each by its own words',
      {
        status: '5.0.0',
        more: 'Final-Recipient: rfc822; bo@example.org\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 552 5.2.2 full',
      },
      'failed',
    ],
    ['one of two, and the other arrived', { more: 'Final-Recipient: rfc822; bo@example.org\nAction: relayed\nStatus: 2.0.0' }, 'dead'],
    ['that all is well', { action: 'delivered', status: '2.0.0' }, undefined],
  ])('when %s', async (_, how, kind) => expect((await readReport(statusReport(how)))?.kind).toBe(kind));

  test.each([
    ['of a reader', {}, 'complained'],
    ['of another kind', { type: 'opt-out' }, 'complained'],
    ['that it is no spam', { type: 'not-spam' }, undefined],
    ['of a virus', { type: 'virus' }, undefined],
  ])('complains: %s', async (_, how, kind) => expect((await readReport(complaintReport(how)))?.kind).toBe(kind));

  test('complains of what it says', async () => {
    const more = 'Original-Mail-From: <bounce+17.0123456789ab@newsletter.example>\r\nOriginal-Rcpt-To: <Ada@example.org>\r\n';
    expect(await readReport(complaintReport({ more }))).toMatchObject({
      returnedTo: ['abuse@newsletter.example', '<bounce+17.0123456789ab@newsletter.example>'],
      addresses: ['ada@example.org'],
      messageId: '<d.0f8fad5bd9cb469fa16570867728950e.17@newsletter.example>',
    });
  });

  test('is nothing that only answers, or is broken', async () => {
    const answer =
      'To: bounce+17.0123456789ab@newsletter.example\r\nAuto-Submitted: auto-replied\r\nSubject: Away\r\n\r\n550 5.1.1 I am away';
    for (const message of ['', '\0\0', 'x'.repeat(10_000), answer]) expect(await readReport(Buffer.from(message))).toBeUndefined();
    const whole = statusReport();
    // Cut anywhere, it is read or not, and nothing is thrown.
    for (let end = 0; end < whole.length; end += 37) await readReport(whole.subarray(0, end));
    expect((await readReport(whole.subarray(0, whole.length - 12)))?.kind).toBe('dead');
  });

  test('says little, whatever it holds', async () => {
    const diagnostic = `smtp; 550 5.1.1 ${'\u001b[31m\u0000字'.repeat(100_000)}`;
    const report = await readReport(statusReport({ diagnostic, returned: 'X: y\n'.repeat(100_000) }));
    expect(Buffer.byteLength(report?.reply ?? '')).toBeLessThanOrEqual(1024);
    expect(JSON.stringify(report).length).toBeLessThan(3000);
  });
});

test('what a server said is one line without control characters, at most 1 KB', () => {
  expect(replyText(' 550\r\n no\u0000\u001b[2J\u202e such ')).toBe('550 no [2J such');
  expect(replyText('字'.repeat(1000))).toBe('字'.repeat(341));
});

test.each([
  ['5.1.1', 'dead'],
  ['5.1.10', 'dead'],
  ['5.1.0', 'failed'],
  ['5.1.7', 'failed'],
  ['5.1.8', 'failed'],
  ['5.2.1', 'failed'],
  ['5.7.1', 'failed'],
  ['', 'failed'],
])('%s is %s', (status, kind) => expect(bounceKindOf(status)).toBe(kind));
