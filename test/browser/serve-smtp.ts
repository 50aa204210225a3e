/** An SMTP server: `serve-smtp.ts <port> <folder>` writes each message to a file before it accepts it. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';

const [, , port, folder = ''] = process.argv;
let received = 0;

await mkdir(folder, { recursive: true });
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData(stream, { envelope }, done) {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', async () => {
      const to = envelope.rcptTo.map(({ address }) => address).join(', ');
      const file = path.join(folder, `${String(++received).padStart(8, '0')}.eml`);
      // The envelope recipient, as Postfix adds it.
      await writeFile(file, Buffer.concat([Buffer.from(`X-Original-To: ${to}\r\n`), ...parts]));
      done();
    });
  },
});
server.listen(Number(port), '127.0.0.1', () => console.log('ready'));
