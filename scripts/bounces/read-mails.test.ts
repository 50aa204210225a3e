import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readReport } from '../../lib/newsletter/bounces/read-report';
import { statusReport } from '../../test/newsletter/test-reports';
import { CannotAsk } from '../ask-site';
import { readMails } from './read-mails';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'newsletter-mails-'));
});
afterAll(() => rm(folder, { recursive: true }));

const read = async (source: string) => {
  const mails: Buffer[] = [];
  for await (const mail of readMails(source)) mails.push(mail);
  return mails;
};
const write = async (name: string, content: string | Buffer) => {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
};

test('an mbox file is divided into its messages', async () => {
  const report = statusReport().toString().replaceAll('\r\n', '\n');
  const from = 'From MAILER-DAEMON Wed Nov 25 10:00:00 2026\n';
  const answer = `Subject: Away\n\nI wrote:\n>From here\nFrom there it goes on\n\n`;
  const mails = await read(await write('mbox', `${from}${report}\n${from}${answer}${from}${report}`));
  expect(mails).toHaveLength(3);
  expect(mails[1]?.toString()).toBe(answer);
  expect((await Promise.all(mails.map(readReport))).map((one) => one?.kind)).toEqual(['dead', undefined, 'dead']);
});

test('a file with one message, a Maildir and a folder are read', async () => {
  const report = statusReport();
  expect(await read(await write('one.eml', report))).toEqual([report]);
  await write('Maildir/cur/1:2,S', report);
  await write('Maildir/new/2', report);
  await write('Maildir/tmp/3', 'unfinished');
  expect(await read(path.join(folder, 'Maildir'))).toHaveLength(2);
  await write('mails/a.eml', report);
  await write('mails/b.eml', report);
  expect(await read(path.join(folder, 'mails'))).toHaveLength(2);
  expect(await read(await write('empty', ''))).toEqual([]);
});

test('of a very long message only the start is read', async () => {
  const long = Buffer.concat([statusReport(), Buffer.alloc(5_000_000, 'x')]);
  const [mail] = await read(await write('long.eml', long));
  expect(mail?.length).toBeLessThan(2_200_000);
  expect((await readReport(mail ?? Buffer.alloc(0)))?.kind).toBe('dead');
});

test('a missing file is an error', async () => expect(read(path.join(folder, 'nothing'))).rejects.toThrow(CannotAsk));
