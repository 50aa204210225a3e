import { simpleParser } from 'mailparser';
import { replyText } from '../email/reply-text';
import { type BounceKind, bounceKindOf } from './bounce';
import type { MailReport } from './mail-report';

/** Header fields that may hold the envelope recipient of the report. */
const recipientFields = ['delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc'];

/** Limits well above what servers write. */
const maxValues = 20;
const maxLength = 2048;

/**
 * Reads a delivery status notification (RFC 3464) or a complaint (RFC 5965). Returns undefined for any other message, such as an automatic
 * reply, and for a report of success. Verifies nothing: see `verifyReport`.
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
    returnedTo: limited([
      ...recipientFields.flatMap((key) => valuesOf(own, key)),
      ...valuesOf(returned, 'return-path'),
      ...valuesOf(read.fields, 'original-mail-from'),
    ]),
    tokens: limited([...unsubscribe.matchAll(/\/u\/([\w-]{62})(?![\w-])/g)].map(([, token = '']) => token)),
    messageId: limited(valuesOf(returned, 'message-id'))[0],
    addresses: limited(read.addresses),
    code: read.code,
    reply: read.reply,
  };
}

interface Read extends Pick<MailReport, 'code' | 'reply' | 'addresses'> {
  kind: BounceKind;
  fields: HeaderField[];
}

/** The first block is about the message, each of the others about one recipient. */
function readStatus(text: string): Read | undefined {
  const [about = [], ...recipients] = readHeaderFields(text);
  // Some servers omit the first block.
  const blocks = valuesOf(about, 'final-recipient').length ? [about, ...recipients] : recipients;
  const failed = blocks.filter((block) => actionOf(block) === 'failed');
  const delayed = blocks.filter((block) => actionOf(block) === 'delayed');
  const fields = failed[0] ?? delayed[0];
  if (!fields) return undefined;
  const { reply, status } = diagnosticOf(fields);
  // A mailbox that forwards to several addresses exists even if one of them does not.
  const kinds = failed.map(diagnosticOf).map((diagnostic) => bounceKindOf(diagnostic.status, diagnostic.reply));
  return {
    kind: failed.length === 0 ? 'delayed' : kinds.every((kind) => kind === 'dead') ? 'dead' : 'failed',
    fields,
    addresses: [...valuesOf(fields, 'original-recipient'), ...valuesOf(fields, 'final-recipient')].flatMap(addressOf),
    code: Number(/^[245]\d\d(?=$|[ -])/.exec(reply)?.[0]) || undefined,
    reply: reply || status || undefined,
  };
}

/** Returns undefined for feedback types that are not complaints of recipients (RFC 5965 section 7.3). */
function readComplaint(text: string): Read | undefined {
  const fields = readHeaderFields(text).flat();
  const type = valuesOf(fields, 'feedback-type')[0]?.trim().toLowerCase();
  if (type !== 'abuse' && type !== 'fraud' && type !== 'opt-out') return undefined;
  return { kind: 'complained', fields, addresses: valuesOf(fields, 'original-rcpt-to').flatMap(addressOf), reply: type };
}

/** Returns the reply and the enhanced code (RFC 3463) about a recipient; empty strings when missing. */
function diagnosticOf(block: HeaderField[]): { reply: string; status: string } {
  const reply = replyText((valuesOf(block, 'diagnostic-code')[0] ?? '').replace(/^\s*smtp\s*;/i, ''));
  return { reply, status: /\d\.\d{1,3}\.\d{1,3}/.exec(valuesOf(block, 'status')[0] ?? '')?.[0] ?? '' };
}

function actionOf(block: HeaderField[]): string {
  return (valuesOf(block, 'action')[0] ?? '').trim().toLowerCase().split(/\s/)[0] ?? '';
}

/** Reads `rfc822; Ada@example.org` or `<ada@example.org>`. */
function addressOf(field: string): string[] {
  const address = field
    .replace(/^[^;@]*;/, '')
    .replace(/[<>\s]/g, '')
    .toLowerCase();
  return address.includes('@') ? [address] : [];
}

function limited(texts: string[]): string[] {
  return [...new Set(texts)].filter((text) => text.length <= maxLength).slice(0, maxValues);
}

interface HeaderField {
  /** In lower case. */
  key: string;
  value: string;
}

/** Splits text into blocks of unfolded header fields (RFC 5322 section 2.2.3), separated by blank lines. */
function readHeaderFields(text: string): HeaderField[][] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/^\n+/, '')
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .replace(/\n[ \t]+/g, ' ')
        .split('\n')
        .flatMap((line) => {
          const [, key, value = ''] = /^([!-9;-~]{1,100})\s*:(.*)$/.exec(line) ?? [];
          return key ? [{ key: key.toLowerCase(), value: value.trim() }] : [];
        }),
    )
    .filter((fields) => fields.length > 0);
}

function valuesOf(fields: readonly HeaderField[], key: string): string[] {
  return fields.flatMap((field) => (field.key === key ? [field.value] : []));
}
