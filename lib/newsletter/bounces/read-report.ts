import { simpleParser } from 'mailparser';
import { replyText } from '../email/reply-text';
import type { BounceKind } from './bounce';
import { bounceKindOf } from './bounce-kind';
import { type HeaderField, readHeaderFields, valuesOf } from './header-fields';
import type { MailReport } from './mail-report';

/** Where servers write to whom a message was handed over. */
const deliveredTo = ['delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc'];

/** More parts and longer fields than any server writes are left out. */
const most = 20;
const longest = 2048;

/**
 * Reads a message that says what became of another: a delivery status notification (RFC 3464) or a complaint (RFC 5965). Undefined where it
 * is neither, such as an automatic answer, or says that all went well. Nothing is believed here: see `verifyReport`.
 */
export async function readReport(message: Buffer): Promise<MailReport | undefined> {
  const mail = await simpleParser(message, {
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
  });
  const parts = mail.attachments.map(({ contentType, content }) => ({ type: contentType, text: content.toString('utf8') }));
  const partOf = (types: RegExp) => parts.find(({ type }) => types.test(type))?.text;
  const status = partOf(/^message\/(?:global-)?delivery-status$/);
  const complaint = partOf(/^message\/feedback-report$/);
  const read = status !== undefined ? readStatus(status) : complaint !== undefined ? readComplaint(complaint) : undefined;
  if (!read) return undefined;

  const own = mail.headerLines.map(({ key, line }) => ({ key, value: line.replace(/^[^:]*:\s*/, '') }));
  const returned = readHeaderFields(partOf(/^(?:text\/rfc822-headers|message\/(?:global(?:-headers)?|rfc822))$/) ?? '')[0] ?? [];
  const unsubscribe = valuesOf(returned, 'list-unsubscribe').join(' ').replace(/\s+/g, '');
  return {
    kind: read.kind,
    returnedTo: few([
      ...deliveredTo.flatMap((key) => valuesOf(own, key)),
      ...valuesOf(returned, 'return-path'),
      ...valuesOf(read.fields, 'original-mail-from'),
    ]),
    tokens: few([...unsubscribe.matchAll(/\/u\/([\w-]{62})(?![\w-])/g)].map(([, token = '']) => token)),
    messageId: few(valuesOf(returned, 'message-id'))[0],
    addresses: few(read.addresses),
    code: read.code,
    reply: read.reply,
  };
}

interface Read extends Pick<MailReport, 'code' | 'reply' | 'addresses'> {
  kind: BounceKind;
  fields: HeaderField[];
}

/** The first block is about the message, each of the others about one of those to whom it went. */
function readStatus(text: string): Read | undefined {
  const [about = [], ...recipients] = readHeaderFields(text);
  // Some servers leave the first out.
  const blocks = valuesOf(about, 'final-recipient').length ? [about, ...recipients] : recipients;
  const failed = blocks.filter((block) => actionOf(block) === 'failed');
  const delayed = blocks.filter((block) => actionOf(block) === 'delayed');
  const fields = failed[0] ?? delayed[0];
  if (!fields) return undefined;
  const { reply, status } = saidOf(fields);
  // Of several that a mailbox hands its mail on to, one may be dead.
  const kinds = failed.map(saidOf).map((said) => bounceKindOf(said.status, said.reply));
  return {
    kind: failed.length === 0 ? 'delayed' : kinds.every((kind) => kind === 'dead') ? 'dead' : 'failed',
    fields,
    addresses: [...valuesOf(fields, 'original-recipient'), ...valuesOf(fields, 'final-recipient')].flatMap(addressOf),
    code: Number(/^[245]\d\d(?=$|[ -])/.exec(reply)?.[0]) || undefined,
    reply: reply || status || undefined,
  };
}

/** Complaints of readers, and what is no complaint but a fault (RFC 5965 section 7.3) is left to people. */
function readComplaint(text: string): Read | undefined {
  const fields = readHeaderFields(text).flat();
  const type = valuesOf(fields, 'feedback-type')[0]?.trim().toLowerCase();
  if (type !== 'abuse' && type !== 'fraud' && type !== 'opt-out') return undefined;
  return { kind: 'complained', fields, addresses: valuesOf(fields, 'original-rcpt-to').flatMap(addressOf), reply: type };
}

/** What a server said of a recipient, and its enhanced code (RFC 3463); empty where it did not. */
function saidOf(block: HeaderField[]): { reply: string; status: string } {
  const reply = replyText((valuesOf(block, 'diagnostic-code')[0] ?? '').replace(/^\s*smtp\s*;/i, ''));
  return { reply, status: /\d\.\d{1,3}\.\d{1,3}/.exec(valuesOf(block, 'status')[0] ?? '')?.[0] ?? '' };
}

function actionOf(block: HeaderField[]): string {
  return (valuesOf(block, 'action')[0] ?? '').trim().toLowerCase().split(/\s/)[0] ?? '';
}

/** `rfc822; Ada@example.org`, `<ada@example.org>`. */
function addressOf(field: string): string[] {
  const address = field
    .replace(/^[^;@]*;/, '')
    .replace(/[<>\s]/g, '')
    .toLowerCase();
  return address.includes('@') ? [address] : [];
}

function few(texts: string[]): string[] {
  return [...new Set(texts)].filter((text) => text.length <= longest).slice(0, most);
}
