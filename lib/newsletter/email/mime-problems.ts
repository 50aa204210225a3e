/** For tests: what a strict reader of mail would object to in the bytes of a message with two parts (RFC 5322, RFC 2045, RFC 2046). */
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
    end < 0 && 'There is no end of the header.',
    /[^\r]\n|\r[^\n]/.test(text) && 'A line does not end in CRLF.',
    /[^\t\r\n -~]/.test(text) && 'It is not ASCII.',
    ...text.split('\r\n').map((line) => line.length > 998 && `A line has ${line.length} characters.`),
    ...fields.map(([name, value]) => (!/^[!-9;-~]+$/.test(name) || value.trim() === '') && `"${name}" is no field of a header.`),
    ...['From', 'To', 'Subject', 'Date', 'Message-ID', 'MIME-Version', 'Content-Type'].map(
      (name) => count(name) !== 1 && `${count(name)} fields ${name}`,
    ),
    ...fields.map(([name]) => count(name) > 1 && `${count(name)} fields ${name}`),
    ...['Cc', 'Bcc', 'Return-Path', 'X-Mailer'].map((name) => count(name) > 0 && `There is a field ${name}.`),
    !/^ <[^<>@\s]+@[^<>@\s]+>$/.test(fieldOf('Message-ID')) && 'The Message-ID is none.',
    !/^ [^\s,<>]+@[^\s,<>]+$/.test(fieldOf('To')) && 'It is not to one address.',
    Number.isNaN(Date.parse(fieldOf('Date'))) && 'The Date is none.',
    ...[...head.matchAll(/=\?[^?]+\?[bq]\?[^?]*\?=/gi)].map(
      ([word]) => word.length > 75 && `An encoded word has ${word.length} characters.`,
    ),
    !/^ multipart\/alternative;/.test(fieldOf('Content-Type')) && 'It has no alternatives.',
    !/^[\w'()+,./:=?-]{1,70}$/.test(boundary) && `"${boundary}" is no boundary.`,
    preamble !== '' && 'Something stands before the first part.',
    rest.at(-1) !== '--\r\n' && 'Something stands behind the last part.',
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
    /=(?![0-9A-F]{2}|\r\n)/.test(body) && 'An equals sign begins no octet.',
    ...body
      .split('\r\n')
      .flatMap((line) => [
        line.length > 76 && `A line of quoted-printable has ${line.length} characters.`,
        /[ \t]$/.test(line) && 'A line ends in a space, which is lost on the way.',
      ]),
  ];
}
