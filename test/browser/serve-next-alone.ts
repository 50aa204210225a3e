/** Serves the build of this folder at `PORT` by Next.js alone, without the static responses: what `npm start` is compared with. */
import { serveSite } from '../../scripts/serve-site';

await serveSite({ port: Number(process.env.PORT), host: '127.0.0.1' }, { isNextAlone: true });
console.log('ready');
