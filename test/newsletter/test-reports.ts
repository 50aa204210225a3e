/** Returns a delivery status notification (RFC 3464) like those of real servers. */
export function statusReport({
  to = 'bounce+17.0123456789ab@newsletter.example',
  recipient = 'Final-Recipient: rfc822; ada@example.org',
  action = 'failed',
  status = '5.1.1',
  diagnostic = 'smtp; 550 5.1.1 <ada@example.org>: Recipient address rejected: User unknown',
  returned = 'Message-ID: <d.0f8fad5bd9cb469fa16570867728950e.17@newsletter.example>',
  returnedType = 'text/rfc822-headers',
  more = '',
}: Record<string, string> = {}): Buffer {
  const report = [
    `Reporting-MTA: dns; mx.example.org\nArrival-Date: Wed, 25 Nov 2026 10:00:00 +0000`,
    `${recipient}\nAction: ${action}\nStatus: ${status}\nRemote-MTA: dns; mail.example.org\n${diagnostic ? `Diagnostic-Code: ${diagnostic}` : ''}`,
    more,
  ].join('\n\n');
  return multipart('delivery-status', to, [
    ['text/plain; charset=us-ascii', 'This is the mail system at host mx.example.org.'],
    ['message/delivery-status', report],
    [returnedType, `${returned}\nSubject: News\n`],
  ]);
}

/** Returns a complaint as in RFC 5965 appendix B.2. */
export function complaintReport({
  to = 'abuse@newsletter.example',
  type = 'abuse',
  more = '',
  returned = 'Message-ID: <d.0f8fad5bd9cb469fa16570867728950e.17@newsletter.example>',
}: Record<string, string> = {}): Buffer {
  const report = `Feedback-Type: ${type}\nUser-Agent: SomeGenerator/1.0\nVersion: 1\n${more}Source-IP: 192.0.2.1`;
  return multipart('feedback-report', to, [
    ['text/plain', 'This is an email abuse report for an email message received from IP 192.0.2.1.'],
    ['message/feedback-report', report],
    ['message/rfc822', `${returned}\nFrom: post@newsletter.example\nSubject: News\n\nHello`],
  ]);
}

function multipart(type: string, to: string, parts: [type: string, text: string][]): Buffer {
  const body = parts.map(([name, text]) => `--B_1/x=\nContent-Type: ${name}\n\n${text}\n`).join('\n');
  const head = `Return-Path: <>\nDelivered-To: ${to}\nFrom: MAILER-DAEMON@mx.example.org\nTo: ${to}\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=${type};\n boundary="B_1/x="`;
  return Buffer.from(`${head}\n\nThis is MIME.\n\n${body}\n--B_1/x=--\n`.replaceAll('\n', '\r\n'));
}
