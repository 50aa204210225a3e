import { freePort } from '../scripts/free-port';
import { type RunningNginx, runNginx, startNginx } from '../scripts/nginx/start-nginx';
import { runStep } from '../scripts/run-step';
import { makeHugoPage } from './make-hugo-page';
import { median } from './median';
import { isInstalled, requestRate } from './request-rate';
import { table } from './results';
import { type Server, startSite } from './server';
import { firstPost } from './write-posts';

const page = `/posts/${firstPost}`;
const hugoName = 'nginx, Hugo’s page';
const runs = 3;

/** A server with the requests a second that it has answered, run by run. */
interface Contender {
  name: string;
  url: string;
  identity: number[];
  gzip: number[];
}

/** How often a second each server can send the first post's page. */
export async function measureThroughput(): Promise<string> {
  const servers: Server[] = [];
  const contenders: Contender[] = [];
  const enter = (name: string, server: Server, path: string) => {
    servers.push(server);
    contenders.push({ name, url: server.origin + path, identity: [], gzip: [] });
  };
  try {
    const site = await startSite('https://newsletter.example');
    enter('`npm start`', site, page);
    const html = await fetch(site.origin + page, { headers: { 'Accept-Encoding': 'identity' } });
    const like = Buffer.from(await html.arrayBuffer());
    if (hasAll('nginx')) {
      if ((await runStep('npm', ['run', '--silent', 'compress'])) !== 0) throw new Error('"npm run compress" failed.');
      enter('nginx, `deploy/nginx.conf`', asServer(await startNginx('.', await freePort(), new URL(site.origin).port)), page);
    }
    if (hasAll('nginx', 'hugo')) {
      const [folder, port] = [await makeHugoPage(like), await freePort()];
      const settings = `server { listen 127.0.0.1:${port}; root ${folder}; gzip_static on; }`;
      enter(hugoName, asServer(await runNginx(settings, port)), `${page}/`);
    }

    for (let run = 1; run <= runs; run++) {
      for (const contender of contenders) await measureOnce(contender);
    }
    return `${explain(like.length)}\n\n${table(head, rows(contenders))}`;
  } finally {
    for (const server of servers) await server.stop();
  }
}

function explain(bytes: number): string {
  return `Requests a second for the page of the first post, ${bytes.toLocaleString('en')} bytes of HTML, from one machine to itself: 16 connections that
stay open, 10 seconds, the median of ${runs} runs in turn. Hugo’s page has the same body and is filled up to the same
length, and lies compressed beside it.`;
}

const head = ['Server', 'As it is, requests/s', 'gzip, requests/s', '÷ Hugo’s, as it is', '÷ Hugo’s, gzip'];

function rows(contenders: Contender[]): string[][] {
  const hugo = contenders.find(({ name }) => name === hugoName);
  const ratio = (own: number[], other: number[] | undefined) => (other ? (median(own) / median(other)).toPrecision(2) : '–');
  return contenders.map(({ name, identity, gzip }) => [
    name,
    median(identity).toFixed(0),
    median(gzip).toFixed(0),
    ratio(identity, hugo?.identity),
    ratio(gzip, hugo?.gzip),
  ]);
}

async function measureOnce(contender: Contender): Promise<void> {
  const [identity, gzip] = [await requestRate(contender.url, 'identity'), await requestRate(contender.url, 'gzip')];
  contender.identity.push(identity);
  contender.gzip.push(gzip);
  console.log(`${contender.name}: ${identity.toFixed(0)} requests/s, gzip ${gzip.toFixed(0)}`);
}

function asServer({ base, stop }: RunningNginx): Server {
  return { origin: base, stop };
}

/** Whether programs are there; says which is not. */
function hasAll(...names: string[]): boolean {
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length) console.log(`Leaving out ${names.join(' with ')}: there is no ${missing.join(' and no ')}.`);
  return missing.length === 0;
}
