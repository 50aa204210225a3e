/** Serves the build of this folder at `PORT` by Next.js without the static responses, to compare `npm start` with it. */
import { serveSite } from '../../scripts/serve-site';

await serveSite({ port: Number(process.env.PORT), host: '127.0.0.1' }, { isNextAlone: true });
console.log('ready');
