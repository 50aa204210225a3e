import { type AddressObject, simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { htmlLang, locales } from '@/lib/base/i18n/i18n';
import { composeMessage } from '@/lib/newsletter/email/compose-message';
import type { Message } from '@/lib/newsletter/email/message';
import { mailProblems } from './mail-problems';
import { sampleMails } from './sample-mails';

const facts = {
  id: 'n.1.7',
  from: { name: 'Twinko AI', address: 'newsletter@newsletter.example' },
  to: 'ada@example.com',
  date: new Date('2026-11-25T12:00:00Z'),
};

const all = locales.flatMap((locale) => Object.entries(sampleMails(locale)).map(([name, write]) => ({ name, locale, write })));

describe.each(all)('$name in $locale', ({ name, locale, write }) => {
  test('has two parts with the same links, and the same bytes every time', async () => {
    const message = await write();
    const bytes = await composeMessage(message, facts);
    expect(bytes.equals(await composeMessage(await write(), facts))).toBe(true);
    const mail = await simpleParser(bytes);
    expect([mail.subject, mail.headers.get('content-language')]).toEqual([message.subject, htmlLang(locale)]);
    expect((mail.to as AddressObject).text).toBe(facts.to);
    expect(linksOfText(mail.text ?? '')).toEqual(linksOfHtml(mail.html || ''));
    expect(linksOfText(mail.text ?? '')).not.toHaveLength(0);
  });

  test('has the header fields of its kind', async () => {
    const message = await write();
    const { headerLines } = await simpleParser(await composeMessage(message, facts));
    const headers = Object.fromEntries(headerLines.map(({ key, line }) => [key, line.replace(/^[^:]+:\s*/, '').replace(/\r?\n/g, '')]));
    expect(headers).toMatchObject({ 'auto-submitted': 'auto-generated', 'list-id': 'Twinko AI <newsletter.newsletter.example>' });
    const isToSubscriber = /welcome|already/.test(name);
    expect(headers['list-unsubscribe-post']).toBe(isToSubscriber ? 'List-Unsubscribe=One-Click' : undefined);
    expect(headers['list-unsubscribe']).toEqual(
      isToSubscriber ? expect.stringMatching(/^<https:\/\/newsletter\.example\/u\/\S+>$/) : undefined,
    );
  });

  test('has a text part of readable width with the visible content only', async () => {
    const { html, text } = await write();
    expect(text.split('\n').filter((line) => line.length > 78 && !/^ *https:\S+$/.test(line))).toEqual([]);
    const preheader = preheaderOf(html);
    expect(text.replaceAll('\n', ' ').split(preheader).length).toBe(html.split(preheader).length - 1);
  });

  test('has no problems in email clients', async () => {
    const message = await write();
    expect(await mailProblems(message)).toEqual([]);
    expect(Buffer.byteLength(message.html)).toBeLessThan(15_000);
    expect(/<table(?![^>]*role="presentation")/.exec(message.html)?.[0]).toBeUndefined();
  });
});

test('without a postal address the email has no line for it', async () => {
  const mails = sampleMails('en');
  expect((await mails.confirm?.())?.text).toContain('Exampleland');
  expect((await mails['confirm-all']?.())?.text.trimEnd()).toMatch(/newsletter\.example\.$/);
});

function linksOfHtml(html: string): string[] {
  const links = [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  return links.sort();
}

function linksOfText(text: Message['text']): string[] {
  return [...text.matchAll(/https?:\/\/[^\s<>]+/g)].map(([link]) => link).sort();
}

function preheaderOf(html: string): string {
  return /<div style="display:none">([^<]+)</.exec(html)?.[1] ?? 'no preheader';
}
