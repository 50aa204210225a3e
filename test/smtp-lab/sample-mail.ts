import { mergeFields } from '../../lib/newsletter/campaigns/merge-fields';

export interface SampleMail {
  subject: string;
  html: string;
  text: string;
}

const words = 'Frameworks differ less in what they can do than in what they make easy, and so the numbers deserve a second look.';
const style = 'margin:0 0 16px;padding:0;font-family:Georgia,Songti SC,serif;font-size:16px;line-height:1.6;color:#1f2937';

/** Returns an email like that of a post, with about so many bytes of HTML; always the same for one size. */
export function sampleMail(bytes: number): SampleMail {
  const paragraph = (number: number) =>
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td style="${style}">${number}. ${words} ` +
    `<a href="https://newsletter.example/posts/sample" style="${style}">第${number}部分</a></td></tr></table>\n`;
  const count = Math.max(1, Math.round(bytes / Buffer.byteLength(paragraph(100))));
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const unsubscribeUrl = `https://newsletter.example/u/${mergeFields.unsubscribe}`;
  return {
    subject: 'A sample of a campaign: frameworks, measured',
    html: `<!DOCTYPE html><html lang="en"><body>${numbers.map(paragraph).join('')}<p><a href="${unsubscribeUrl}">Unsubscribe</a></p></body></html>`,
    text: `${numbers.map((number) => `${number}. ${words}\n`).join('\n')}\n${unsubscribeUrl}\n`,
  };
}
