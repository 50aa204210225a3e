import { access, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { workFolder } from './program';
import { type Server, startServer } from './server';

const deployed = 'deploy/nginx.conf';

/**
 * nginx as `deploy/nginx.conf` sets it up, serving what was built in `root`, or undefined where there is no such file. The
 * port and the root folder of the configuration are replaced by those given.
 */
export async function startNginx(root: string, port: string): Promise<Server | undefined> {
  const config = await readFile(deployed, 'utf8').catch(() => undefined);
  if (config === undefined) {
    console.log(`Leaving out nginx for this site: there is no ${deployed}.`);
    return undefined;
  }
  const local = config.replace(/^(\s*listen)\s.*;/gm, `$1 127.0.0.1:${port};`).replace(/^(\s*root)\s.*;/gm, `$1 ${root};`);
  return runNginx('nginx-site', local, port);
}

/** nginx serving the finished files of a folder and what is compressed beside them, without anything else to do. */
export async function startStaticNginx(root: string, port: string): Promise<Server> {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${workFolder}/nginx-${kind};`);
  const config = `
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes auto;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  sendfile on;
  gzip_static on;
  ${temporary.join('\n  ')}
  server {
    listen 127.0.0.1:${port};
    root ${root};
  }
}
`;
  return runNginx('nginx-static', config, port);
}

/** Whether there is an nginx to start. */
export async function hasNginx(): Promise<boolean> {
  return true;
}

async function runNginx(name: string, config: string, port: string): Promise<Server> {
  const file = path.join(workFolder, `${name}.conf`);
  await writeFile(file, config);
  const directives = `daemon off; pid ${workFolder}/${name}.pid; error_log stderr;`;
  return startServer({ name, command: 'nginx', args: ['-c', file, '-g', directives] }, `http://127.0.0.1:${port}`);
}
