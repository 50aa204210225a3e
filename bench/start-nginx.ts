import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { workFolder } from './program';
import { type Server, startServer } from './server';

/**
 * nginx as `deploy/nginx.conf` sets it up, serving what was built in `root`. The ports and root folders that the file names
 * are replaced by these. Throws where there is no such file, or nginx does not take it.
 */
export async function startNginx(root: string, port: string): Promise<Server> {
  const config = await readFile('deploy/nginx.conf', 'utf8');
  const local = config.replace(/^(\s*listen)\s.*;/gm, `$1 127.0.0.1:${port};`).replace(/^(\s*root)\s.*;/gm, `$1 ${root};`);
  return runNginx('nginx-site', local, port, '/');
}

/** nginx with nothing to do but serve the files of a folder and what lies compressed beside them; `page` is one of them. */
export async function startStaticNginx(root: string, port: string, page: string): Promise<Server> {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${workFolder}/nginx-${kind};`);
  const config = `
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes auto;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  sendfile on;
  tcp_nopush on;
  gzip_static on;
  ${temporary.join('\n  ')}
  server {
    listen 127.0.0.1:${port};
    root ${root};
  }
}
`;
  return runNginx('nginx-static', config, port, page);
}

async function runNginx(name: string, config: string, port: string, page: string): Promise<Server> {
  const file = path.join(workFolder, `${name}.conf`);
  await writeFile(file, config);
  const directives = `daemon off; pid ${workFolder}/${name}.pid; error_log stderr;`;
  return startServer({ name, command: 'nginx', args: ['-c', file, '-g', directives] }, `http://127.0.0.1:${port}`, page);
}
