import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Server, startServer } from './server';

const encodings = ['identity', 'gzip', 'br'];

/** Headers that nginx sets itself. */
const nginxHeaders = /^(?:accept-ranges|connection|content-(?:encoding|length|type)|date|etag|keep-alive|last-modified)$/i;

/** Starts an nginx that serves one page of a site from files, with the same headers and the same bytes in each encoding. */
export async function startNginx(site: string, page: string, port: string): Promise<Server> {
  const folder = await mkdtemp(path.join(tmpdir(), 'newsletter-nginx-'));
  let fields: string[] = [];
  for (const encoding of encodings) {
    const { header, body } = await rawRequest(site + page, encoding);
    await writeFile(path.join(folder, encoding), body);
    fields = header
      .filter(([name]) => !nginxHeaders.test(name))
      .map(([name, value]) => `add_header ${name} '${value.replaceAll("'", "\\'")}';`);
  }
  await writeFile(path.join(folder, 'nginx.conf'), settings(folder, page, port, fields));
  const args = ['-c', path.join(folder, 'nginx.conf'), '-p', folder, '-e', 'stderr'];
  const server = await startServer({ name: 'nginx', command: 'nginx', args }, `http://127.0.0.1:${port}`, page);
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  };
  return { ...server, stop };
}

function settings(folder: string, page: string, port: string, fields: string[]): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `  ${kind}_temp_path ${folder}/${kind};`);
  return `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes auto;
pid ${folder}/nginx.pid;
error_log stderr warn;
events {}
http {
${temporary.join('\n')}
  access_log off;
  sendfile on;
  tcp_nopush on;
  open_file_cache max=100;
  map $http_accept_encoding $form { default identity; gzip gzip; br br; }
  map $http_accept_encoding $encoding { default ""; gzip gzip; br br; }
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    default_type "text/html; charset=utf-8";
    ${fields.join('\n    ')}
    add_header Content-Encoding $encoding;
    location = ${page} { try_files /$form =404; }
  }
}
`;
}

/** Requests a page without decoding it, as fetch would. */
function rawRequest(url: string, encoding: string): Promise<{ header: [name: string, value: string][]; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const call = request(url, { headers: { 'Accept-Encoding': encoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part)).on('error', reject);
      response.on('end', () => {
        const header = Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)]);
        resolve({ header, body: Buffer.concat(parts) });
      });
    });
    call.on('error', reject).end();
  });
}
