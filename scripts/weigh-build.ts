/** `npm run weigh`: prints the size of each built page and what it loads, in gzipped bytes, as JSON by address. */
import { builtPages, readManifest } from './build/built-pages';
import { weightOfEach } from './build/weigh-pages';

console.log(JSON.stringify(weightOfEach(builtPages(readManifest())), undefined, 1));
