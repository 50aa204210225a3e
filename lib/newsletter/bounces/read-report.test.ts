import { describe, expect, test } from 'vitest';
import { complaintReport, statusReport } from '../../../test/newsletter/test-reports';
import { replyText } from '../email/reply-text';
import { bounceKindOf } from './bounce';
import { readReport } from './read-report';

describe('a bounce message', () => {
  test('of Postfix is parsed', async () => {
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
    ['the whole message is returned', { returnedType: 'message/rfc822' }, 'dead'],
    ['it is in Unicode', { returnedType: 'message/global-headers', recipient: 'Final-Recipient: utf-8; ada@例子.公司' }, 'dead'],
    ['fields are folded', { diagnostic: 'smtp;\n 550\n 5.1.1 no such user' }, 'dead'],
    [
      'its status is unspecific',
      { status: '5.0.0', diagnostic: 'smtp; 550-5.1.1 The email account that you tried to reach does not exist' },
      'dead',
    ],
    [
      'it is from Exchange',
      { status: '5.1.10', diagnostic: 'smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found by SMTP address lookup' },
      'dead',
    ],
    ['there is no diagnostic', { diagnostic: '' }, 'dead'],
    ['the mailbox is full', { status: '5.2.2', diagnostic: 'smtp; 552 5.2.2 over quota' }, 'failed'],
    ['the server gave up', { status: '4.4.7', diagnostic: 'smtp; 451 4.3.0 try again' }, 'failed'],
    [
      'our sender address is rejected',
      { status: '5.1.8', diagnostic: 'smtp; 550 5.1.8 Sender address rejected: Domain not found' },
      'failed',
    ],
    ['the rejection is unspecific', { status: '5.0.0', diagnostic: 'smtp; 550 no' }, 'failed'],
    ['delivery is delayed', { action: 'delayed', status: '4.4.1', diagnostic: 'smtp; 421 4.4.1 busy' }, 'delayed'],
    [
      'one of two recipients failed for another reason',
      { more: 'Final-Recipient: rfc822; bo@example.org\nAction: failed\nStatus: 5.2.2' },
      'failed',
    ],
    [
      'the diagnostics of two recipients differ',
      {
        status: '5.0.0',
        more: 'Final-Recipient: rfc822; bo@example.org\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 552 5.2.2 full',
      },
      'failed',
    ],
    ['one of two recipients was delivered', { more: 'Final-Recipient: rfc822; bo@example.org\nAction: relayed\nStatus: 2.0.0' }, 'dead'],
    ['delivery succeeded', { action: 'delivered', status: '2.0.0' }, undefined],
  ])('is read when %s', async (_, how, kind) => expect((await readReport(statusReport(how)))?.kind).toBe(kind));

  test.each([
    ['by a recipient', {}, 'complained'],
    ['of the type opt-out', { type: 'opt-out' }, 'complained'],
    ['of the type not-spam', { type: 'not-spam' }, undefined],
    ['of the type virus', { type: 'virus' }, undefined],
  ])('is read as a complaint %s', async (_, how, kind) => expect((await readReport(complaintReport(how)))?.kind).toBe(kind));

  test('of a complaint has its envelope and Message-ID', async () => {
    const more = 'Original-Mail-From: <bounce+17.0123456789ab@newsletter.example>\r\nOriginal-Rcpt-To: <Ada@example.org>\r\n';
    expect(await readReport(complaintReport({ more }))).toMatchObject({
      returnedTo: ['abuse@newsletter.example', '<bounce+17.0123456789ab@newsletter.example>'],
      addresses: ['ada@example.org'],
      messageId: '<d.0f8fad5bd9cb469fa16570867728950e.17@newsletter.example>',
    });
  });

  test('is not an automatic reply or an invalid message', async () => {
    const answer =
      'To: bounce+17.0123456789ab@newsletter.example\r\nAuto-Submitted: auto-replied\r\nSubject: Away\r\n\r\n550 5.1.1 I am away';
    for (const message of ['', '\0\0', 'x'.repeat(10_000), answer]) expect(await readReport(Buffer.from(message))).toBeUndefined();
    const whole = statusReport();
    // A message cut at any byte throws nothing.
    for (let end = 0; end < whole.length; end += 37) await readReport(whole.subarray(0, end));
    expect((await readReport(whole.subarray(0, whole.length - 12)))?.kind).toBe('dead');
  });

  test('is reduced to a limited size', async () => {
    const diagnostic = `smtp; 550 5.1.1 ${'\u001b[31m\u0000字'.repeat(100_000)}`;
    const report = await readReport(statusReport({ diagnostic, returned: 'X: y\n'.repeat(100_000) }));
    expect(Buffer.byteLength(report?.reply ?? '')).toBeLessThanOrEqual(1024);
    expect(JSON.stringify(report).length).toBeLessThan(3000);
  });
});

test('a reply is kept as one line without control characters, at most 1 KB', () => {
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
])('the enhanced code %s means %s', (status, kind) => expect(bounceKindOf(status)).toBe(kind));
