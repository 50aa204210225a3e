import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface RunningPostfix {
  /** The value for `SMTP_URL`. */
  url: string;
  /** Returns the messages in a mailbox. */
  mailsTo(address: string): Promise<Buffer[]>;
  /** Stops it and deletes its messages. */
  remove(): Promise<void>;
}

/** Postfix's main daemon. */
const program = '/usr/lib/postfix/sbin/master';
const port = 2525;
const queues = [
  'active',
  'bounce',
  'corrupt',
  'defer',
  'deferred',
  'flush',
  'hold',
  'incoming',
  'maildrop',
  'private',
  'public',
  'saved',
  'trace',
];

/** The owner of mailboxes: Postfix's own users are not allowed. */
const nobody = 65_534;

/** Returns why Postfix cannot be started here, or undefined when it can. */
export function whyNoPostfix(): string | undefined {
  if (!existsSync(program)) return 'Postfix is not installed. On Debian: apt install postfix, as .ci/run does';
  // Its daemons drop their privileges.
  return process.getuid?.() === 0 ? undefined : 'Only root can start Postfix.';
}

/**
 * Starts Postfix for tests on a loopback address, with mailboxes for `people`. It rejects all other recipients and sends to no other
 * machine. Resolves when it answers; throws with its log when it does not start.
 */
export async function startPostfix(people: readonly string[]): Promise<RunningPostfix> {
  const folder = await mkdtemp(path.join(tmpdir(), 'newsletter-postfix-'));
  // Postfix's user needs access.
  await chmod(folder, 0o755);
  const owner = idsOf('postfix');
  await makeFolder(`${folder}/data`, owner);
  await makeFolder(`${folder}/mail`, { uid: nobody, gid: nobody });
  await makeFolder(`${folder}/queue`);
  for (const queue of queues) await makeFolder(`${folder}/queue/${queue}`, owner);
  await makeFolder(`${folder}/queue/pid`);
  // Every 127.x.y.z is this machine: a random one has the port free.
  const address = `127.${[1, 2, 3].map(() => 1 + Math.floor(254 * Math.random())).join('.')}`;
  await writeFile(`${folder}/main.cf`, mainSettings(folder, people));
  await writeFile(`${folder}/master.cf`, services(address));
  await writeFile(`${folder}/mailboxes`, people.map((person) => `${person} ${person}/\n`).join(''));

  const child = spawn(program, ['-c', folder, '-s'], { stdio: 'ignore', env: { ...process.env, MAIL_CONFIG: folder } });
  const ended = once(child, 'close');
  const remove = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true });
  };
  while (!(await answers(address))) {
    if (child.exitCode === null) continue;
    const log = await readFile(`${folder}/log`, 'utf8').catch(() => 'nothing');
    await remove();
    throw new Error(`Postfix does not start; its log: ${log}`);
  }
  return {
    url: `smtp://${address}:${port}`,
    async mailsTo(person) {
      const mailbox = path.join(folder, 'mail', person, 'new');
      const names = existsSync(mailbox) ? (await readdir(mailbox)).sort() : [];
      return Promise.all(names.map((name) => readFile(path.join(mailbox, name))));
    },
    remove,
  };
}

async function makeFolder(folder: string, owner?: { uid: number; gid: number }): Promise<void> {
  await mkdir(folder);
  if (owner) await chown(folder, owner.uid, owner.gid);
}

function idsOf(user: string): { uid: number; gid: number } {
  const [uid = 0, gid = 0] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout));
  return { uid, gid };
}

/** Returns whether it greets a client. */
async function answers(address: string): Promise<boolean> {
  const socket = connect(port, address);
  try {
    await once(socket, 'data');
    return true;
  } catch {
    await sleep(50);
    return false;
  } finally {
    socket.destroy();
  }
}

function mainSettings(folder: string, people: readonly string[]): string {
  const domains = new Set(people.map((person) => person.slice(person.lastIndexOf('@') + 1)));
  return `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
myhostname = mail.test
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = ${[...domains].join(', ')}
virtual_mailbox_base = ${folder}/mail
virtual_mailbox_maps = texthash:${folder}/mailboxes
virtual_uid_maps = static:${nobody}
virtual_gid_maps = static:${nobody}
smtpd_relay_restrictions = reject_unauth_destination
default_transport = error:no mail leaves this machine
`;
}

/** The services of master.cf, without an SMTP client. */
function services(address: string): string {
  return `
${address}:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;
}
