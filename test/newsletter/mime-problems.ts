/** Returns the violations of RFC 5322, RFC 2045 and RFC 2046 in a message with two parts. */
export function mimeProblems(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const head = text.slice(0, end);
  const fields = head.split(/\r\n(?![ \t])/).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)] as const);
  const count = (name: string) => fields.filter(([field]) => field.toLowerCase() === name.toLowerCase()).length;
  const fieldOf = (name: string) => fields.find(([field]) => field.toLowerCase() === name.toLowerCase())?.[1] ?? '';
  const boundary = /boundary="([^"]+)"/.exec(fieldOf('Content-Type'))?.[1] ?? '';
  const [preamble, ...rest] = text.slice(end + 2).split(`\r\n--${boundary}`);
  const parts = rest.slice(0, -1);
  const all: (string | false)[] = [
    end < 0 && 'The header has no end.',
    /[^\r]\n|\r[^\n]/.test(text) && 'A line does not end in CRLF.',
    /[^\t\r\n -~]/.test(text) && 'It is not ASCII.',
    ...text.split('\r\n').map((line) => line.length > 998 && `A line has ${line.length} characters.`),
    ...fields.map(([name, value]) => (!/^[!-9;-~]+$/.test(name) || value.trim() === '') && `"${name}" is not a header field.`),
    ...['From', 'To', 'Subject', 'Date', 'Message-ID', 'MIME-Version', 'Content-Type'].map(
      (name) => count(name) !== 1 && `${count(name)} fields ${name}`,
    ),
    ...fields.map(([name]) => count(name) > 1 && `${count(name)} fields ${name}`),
    ...['Cc', 'Bcc', 'Return-Path', 'X-Mailer'].map((name) => count(name) > 0 && `There is a field ${name}.`),
    !/^ <[^<>@\s]+@[^<>@\s]+>$/.test(fieldOf('Message-ID')) && 'The Message-ID is invalid.',
    !/^ [^\s,<>]+@[^\s,<>]+$/.test(fieldOf('To')) && 'It is not to one address.',
    Number.isNaN(Date.parse(fieldOf('Date'))) && 'The Date is invalid.',
    ...[...head.matchAll(/=\?[^?]+\?[bq]\?[^?]*\?=/gi)].map(
      ([word]) => word.length > 75 && `An encoded word has ${word.length} characters.`,
    ),
    !/^ multipart\/alternative;/.test(fieldOf('Content-Type')) && 'It is not multipart/alternative.',
    !/^[\w'()+,./:=?-]{1,70}$/.test(boundary) && `"${boundary}" is not a boundary.`,
    preamble !== '' && 'There is text before the first part.',
    rest.at(-1) !== '--\r\n' && 'There is text after the last part.',
    parts.map(typeOf).join() !== 'text/plain; charset=utf-8,text/html; charset=utf-8' && `The parts are ${parts.map(typeOf).join()}.`,
    ...parts.flatMap(problemsOfPart),
  ];
  return [...new Set(all.filter((problem) => problem !== false))];
}

function typeOf(part: string): string {
  return /\r\nContent-Type: ([^\r]+)/.exec(part)?.[1] ?? 'without a type';
}

function problemsOfPart(part: string): (string | false)[] {
  const body = part.slice(part.indexOf('\r\n\r\n') + 4);
  return [
    !/\r\nContent-Transfer-Encoding: quoted-printable\r\n/.test(part) && 'A part is not quoted-printable.',
    /=(?![0-9A-F]{2}|\r\n)/.test(body) && 'An equals sign does not start an encoded octet.',
    ...body
      .split('\r\n')
      .flatMap((line) => [
        line.length > 76 && `A line of quoted-printable has ${line.length} characters.`,
        /[ \t]$/.test(line) && 'A line ends in a space, which servers may remove.',
      ]),
  ];
}
