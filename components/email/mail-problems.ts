import { HtmlValidate } from 'html-validate';
import { maxEmailHtmlBytes } from '@/lib/base/email-size-limits';
import { isEmailImage } from '@/lib/base/files/image-types';
import type { Message } from '@/lib/newsletter/email/message';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // Email clients need these, or React writes them.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-deprecated-attr': 'off',
    'no-inline-style': 'off',
    'no-raw-characters': 'off',
    'no-style-tag': 'off',
    'void-style': 'off',
  },
});

/** Returns the problems of an email from a site at https, for tests: none for a correct one. */
export async function mailProblems({ subject, html, text, language }: Message): Promise<string[]> {
  const { results } = await validator.validateString(html);
  const tables = [...html.matchAll(/<table([^>]*)>(?:<(\w+))?/g)];
  const images = [...html.matchAll(/<img[^>]*>/g)].map(([image]) => image);
  const all: (string | false)[] = [
    ...results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`)),
    !html.startsWith(`<!DOCTYPE html><html lang="${language}">`) && 'The document does not start with its language.',
    Buffer.byteLength(html) > maxEmailHtmlBytes && `${Buffer.byteLength(html)} bytes of HTML: Gmail clips it.`,
    !/^[^\r\n]{1,78}$/.test(subject) && `The subject has more than 78 characters: ${subject}`,
    ...[...html.matchAll(/<(?:script|form|input|button|svg|iframe|link|object|video)\b|url\(|@import|@font-face|data:/g)].map(
      ([found]) => `Email clients do not support ${found}.`,
    ),
    ...tables.map(
      ([, attributes = '', first]) =>
        !/role="presentation"|aria-label="/.test(attributes) && first !== 'caption' && 'A data table has no caption or label.',
    ),
    ...images.flatMap((image) => [
      !isEmailImage(/ src="(https:[^"]+)"/.exec(image)?.[1] ?? '') && `Not every email client shows ${image}`,
      ...['alt', 'width', 'height'].map((name) => !new RegExp(` ${name}(?:=|\\s|>)`).test(image) && `${image} has no ${name}.`),
    ]),
    ...[...html.matchAll(/href="([^"]*)"/g)].map(
      ([, href = '']) => !/^(?:https?:|mailto:|#)/.test(href) && `${href} is not an absolute URL.`,
    ),
    ...(/\{\w+\}|\bundefined\b|\[object/.exec(subject + text)?.slice(0, 1) ?? []),
    ...linksOfHtml(html).map((link) => !text.includes(link) && `${link} is missing in the text part.`),
    linksOfHtml(html).length === 0 && 'There is no link.',
  ];
  return all.filter((problem) => problem !== false);
}

/** Returns the external links of an email. */
function linksOfHtml(html: string): string[] {
  return [...html.matchAll(/<a [^>]*href="(https?:[^"]+)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&').replaceAll('&#x26;', '&'),
  );
}
