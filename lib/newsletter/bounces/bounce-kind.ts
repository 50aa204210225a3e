import type { BounceKind } from './bounce';

/**
 * About a mailbox that does not exist, by what the code says (RFC 3463 section 3.2, RFC 7505). Not 5.1.0, 5.1.7 or 5.1.8, which servers say
 * of our own address: a fault of ours would cost us every reader.
 */
const dead = /^5\.1\.(?:1|2|3|6|10)$/;

/** Such a code within what a server said, which may stand after the code of SMTP: `550 5.1.1 no such user`. */
const codeInReply = /(?:^|[\s#(-])([245]\.\d{1,3}\.\d{1,3})(?=$|[\s),:;-])/;

/** What a failure for good means, by its status (RFC 3463), or by the one in what the server said where the first says nothing. */
export function bounceKindOf(status: string, reply = ''): Exclude<BounceKind, 'complained' | 'delayed'> {
  const isVague = !/^5\./.test(status) || /^5\.0\.0$/.test(status);
  const code = isVague ? (codeInReply.exec(reply)?.[1] ?? status) : status;
  return dead.test(code) ? 'dead' : 'failed';
}
