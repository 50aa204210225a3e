import { type Place, places } from './places';

/** What is one reader's own in a message. */
export interface Reader {
  to: string;
  date: Date;
  /** Without its angle brackets. */
  messageId: string;
  /** Each as long as its place. */
  tokens: Record<Place, string>;
}

/**
 * Makes an edition ready to be filled, and gives what fills it for a reader: the bytes of their message. That takes a copy and a few
 * writes, since a token is as long as its place and no line is broken anew.
 *
 * @param edition what `composeEdition` gives
 */
export function editionFiller(edition: string): (reader: Reader) => Buffer {
  const bytes = Buffer.from(edition, 'latin1');
  const found = (Object.keys(places) as Place[]).flatMap((place) => findPlace(edition, place).map((at) => ({ place, at })));
  return ({ to, date, messageId, tokens }) => {
    const head = `To: ${to}\r\nDate: ${date.toUTCString().replace('GMT', '+0000')}\r\nMessage-ID: <${messageId}>\r\n`;
    const message = Buffer.allocUnsafe(head.length + bytes.length);
    message.write(head, 'latin1');
    bytes.copy(message, head.length);
    for (const { place, at } of found) {
      const token = tokens[place];
      if (token.length !== places[place].length) throw new RangeError(`A token of ${token.length} characters does not fit its place.`);
      for (const { from, start, end } of at) message.write(token.slice(start, end), head.length + from, 'latin1');
    }
    return message;
  };
}

/** A stretch of a place: where it is in the edition, and which characters of the token go there. */
interface Stretch {
  from: number;
  start: number;
  end: number;
}

/** Where a place is: in quoted-printable a line may end within it (RFC 2045 section 6.7), so that it lies in two stretches. */
function findPlace(edition: string, place: Place): Stretch[][] {
  const pattern = new RegExp([...places[place]].join('(?:=\r\n)?'), 'g');
  return [...edition.matchAll(pattern)].map(({ index, 0: found }) => {
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
