import { HtmlValidate } from 'html-validate';
import { type AddressObject, simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { composeMessage } from '@/lib/email/compose-message';
import type { Message } from '@/lib/email/message';
import { htmlLang, locales } from '@/lib/i18n';
import { sampleMails } from './sample-mails';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // What mail programs ask for, and the form in which React writes.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-deprecated-attr': 'off',
    'no-inline-style': 'off',
    'no-style-tag': 'off',
    'void-style': 'off',
  },
});

const facts = {
  id: 'n.1.7',
  from: { name: 'Twinko AI', address: 'newsletter@newsletter.example' },
  to: 'ada@example.com',
  date: new Date('2026-11-25T12:00:00Z'),
};

const all = locales.flatMap((locale) => Object.entries(sampleMails(locale)).map(([name, write]) => ({ name, locale, write })));

describe.each(all)('$name in $locale', ({ name, locale, write }) => {
  test('arrives in two parts with the same links, and is the same bytes each time', async () => {
    const message = await write();
    const bytes = await composeMessage(message, facts);
    expect(bytes.equals(await composeMessage(await write(), facts))).toBe(true);
    const mail = await simpleParser(bytes);
    expect([mail.subject, mail.headers.get('content-language')]).toEqual([message.subject, htmlLang(locale)]);
    expect((mail.to as AddressObject).text).toBe(facts.to);
    expect(linksOfText(mail.text ?? '')).toEqual(linksOfHtml(mail.html || ''));
    expect(linksOfText(mail.text ?? '')).not.toHaveLength(0);
  });

  test('tells programs what it is', async () => {
    const message = await write();
    const { headerLines } = await simpleParser(await composeMessage(message, facts));
    const headers = Object.fromEntries(headerLines.map(({ key, line }) => [key, line.replace(/^[^:]+:\s*/, '').replace(/\r?\n\s/g, '')]));
    expect(headers).toMatchObject({ 'auto-submitted': 'auto-generated', 'list-id': 'Twinko AI <newsletter.newsletter.example>' });
    const isToSubscriber = /welcome|already/.test(name);
    expect(headers['list-unsubscribe-post']).toBe(isToSubscriber ? 'List-Unsubscribe=One-Click' : undefined);
    expect(headers['list-unsubscribe']).toEqual(
      isToSubscriber ? expect.stringMatching(/^<https:\/\/newsletter\.example\/u\/\S+>$/) : undefined,
    );
  });

  test('has a subject that fits, words for every place, and text that is easy to read', async () => {
    const { subject, html, text } = await write();
    expect(subject).toMatch(/^[^\r\n]{1,78}$/);
    expect(/\{\w+\}|undefined|\[object/.exec(html + text + subject)?.[0]).toBeUndefined();
    expect(text.split('\n').filter((line) => line.length > 78 && !/^ *https:\S+$/.test(line))).toEqual([]);
    const preheader = preheaderOf(html);
    expect(text.replaceAll('\n', ' ').split(preheader).length).toBe(html.split(preheader).length - 1);
  });

  test('is HTML that mail programs take', async () => {
    const { html } = await write();
    const { results } = await validator.validateString(html);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([]);
    expect(Buffer.byteLength(html)).toBeLessThan(15_000);
    expect(/<html [^>]*>/.exec(html)?.[0]).toBe(`<html lang="${htmlLang(locale)}">`);
    expect(/<(?:script|form|svg|iframe|link|object|video)\b|url\(|@import|@font-face|data:/.exec(html)?.[0]).toBeUndefined();
    expect(html.match(/<table(?![^>]*role="presentation")/g)).toBeNull();
    for (const [image] of html.matchAll(/<img[^>]*>/g)) {
      expect(image).toMatch(/ src="https:\/\/newsletter\.example\/[^"]+\.(?:png|jpg)"/);
      for (const name of ['alt', 'width', 'height']) expect(image).toContain(` ${name}="`);
    }
  });
});

test('without a postal address there is none, and no line for it', async () => {
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
