import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type Answer, decode, encode } from 'dns-packet';

/** Records by name and type: `'example.org TXT': ['v=spf1 -all']`, `'example.org MX': ['10 mx.example.org']`. */
export type Zone = Record<string, string[]>;

/** Starts a DNS server on loopback that knows one zone. It answers SERVFAIL for the names in `fails`. */
export async function serveDns(zone: Zone, fails: string[] = []): Promise<{ address: string; close: () => void }> {
  const socket = createSocket('udp4');
  socket.on('message', (message, { port, address }) => {
    const { id = 0, questions = [] } = decode(message);
    const [question] = questions;
    if (!question) return;
    const { name, type } = question;
    const records = zone[`${name.toLowerCase()} ${type}`] ?? [];
    const exists = Object.keys(zone).some((key) => key.startsWith(`${name.toLowerCase()} `));
    const responseCode = fails.includes(name) ? 2 : exists ? 0 : 3;
    const answers = records.map((text) => ({ type, name, ttl: 0, data: dataOf(type, text) }) as Answer);
    // RFC 1035 section 4.1.1: recursion desired and available, and the response code in the last four bits.
    socket.send(encode({ type: 'response', id, flags: 0x0180 | responseCode, questions, answers }), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { address: `127.0.0.1:${socket.address().port}`, close: () => socket.close() };
}

function dataOf(type: string, text: string): unknown {
  if (type === 'MX') return { preference: Number(text.split(' ')[0]), exchange: text.split(' ')[1] };
  // A TXT record is a list of strings of up to 255 octets.
  return type === 'TXT' ? (text.match(/[\s\S]{1,255}/g) ?? ['']) : text;
}
