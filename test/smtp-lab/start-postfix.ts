import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface RunningPostfix {
  /** What to set `SMTP_URL` to. */
  url: string;
  /** The mails in the mailbox of somebody whom it knows. */
  mailsTo(address: string): Promise<Buffer[]>;
  /** Ends it and removes its mail. */
  remove(): Promise<void>;
}

/** The part of it that starts and ends all others. */
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

/** Who mailboxes belong to: no program of Postfix's own may. */
const nobody = 65_534;

/** Why there can be no Postfix here; undefined where there can. */
export function whyNoPostfix(): string | undefined {
  if (!existsSync(program)) return 'Postfix is not installed. On Debian: apt install postfix, as .ci/run does';
  // It gives its rights up by itself.
  return process.getuid?.() === 0 ? undefined : 'Only root can start Postfix.';
}

/**
 * Starts a Postfix of its own for tests, on an address of this machine's loopback network. It knows the mailboxes of `people`, refuses all
 * others, and reaches no other machine. Gives when it answers; throws what it says instead.
 */
export async function startPostfix(people: readonly string[]): Promise<RunningPostfix> {
  const folder = await mkdtemp(path.join(tmpdir(), 'newsletter-postfix-'));
  // Postfix's own user goes through it.
  await chmod(folder, 0o755);
  const owner = idsOf('postfix');
  await makeFolder(`${folder}/data`, owner);
  await makeFolder(`${folder}/mail`, { uid: nobody, gid: nobody });
  await makeFolder(`${folder}/queue`);
  for (const queue of queues) await makeFolder(`${folder}/queue/${queue}`, owner);
  await makeFolder(`${folder}/queue/pid`);
  // Every 127.x.y.z is this machine. One that nobody else thought of needs no free port to be looked for.
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
    throw new Error(`Postfix does not start; it says: ${log}`);
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

/** Whether it greets who connects. */
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

/** What of Postfix runs. There is no client for SMTP. */
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
