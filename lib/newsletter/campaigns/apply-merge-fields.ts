import { type MergeField, mergeFields } from './merge-fields';

/** What is one reader's own in a message. */
export interface Reader {
  to: string;
  date: Date;
  /** Without its angle brackets. */
  messageId: string;
  /** Each as long as its place. */
  tokens: Record<MergeField, string>;
}

/**
 * Makes a snapshot ready to be filled, and gives what fills it for a reader: the bytes of their message. That takes a copy and a few
 * writes, since a token is as long as its place and no line is broken anew.
 *
 * @param snapshot what `composeSnapshot` gives
 */
export function prepareSnapshot(snapshot: string): (reader: Reader) => Buffer {
  const bytes = Buffer.from(snapshot, 'latin1');
  const found = (Object.keys(mergeFields) as MergeField[]).flatMap((mergeField) =>
    findMergeField(snapshot, mergeField).map((at) => ({ mergeField, at })),
  );
  return ({ to, date, messageId, tokens }) => {
    const head = `To: ${to}\r\nDate: ${date.toUTCString().replace('GMT', '+0000')}\r\nMessage-ID: <${messageId}>\r\n`;
    const message = Buffer.allocUnsafe(head.length + bytes.length);
    message.write(head, 'latin1');
    bytes.copy(message, head.length);
    for (const { mergeField, at } of found) {
      const token = tokens[mergeField];
      if (token.length !== mergeFields[mergeField].length)
        throw new RangeError(`A token of ${token.length} characters does not fit its place.`);
      for (const { from, start, end } of at) message.write(token.slice(start, end), head.length + from, 'latin1');
    }
    return message;
  };
}

/** A stretch of a place: where it is in the snapshot, and which characters of the token go there. */
interface Stretch {
  from: number;
  start: number;
  end: number;
}

/** Where a place is: in quoted-printable a line may end within it (RFC 2045 section 6.7), so that it lies in two stretches. */
function findMergeField(snapshot: string, mergeField: MergeField): Stretch[][] {
  const pattern = new RegExp([...mergeFields[mergeField]].join('(?:=\r\n)?'), 'g');
  return [...snapshot.matchAll(pattern)].map(({ index, 0: found }) => {
    let start = 0;
    let from = index;
    return found.split('=\r\n').map((part) => {
      const stretch = { from, start, end: start + part.length };
      start += part.length;
      from += part.length + 3;
      return stretch;
    });
  });
}
