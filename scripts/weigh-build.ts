/** `npm run weigh`: what each page of the build that is here weighs with all it loads, in bytes after gzip, as JSON by address. */
import { builtPages, readManifest } from './build/built-pages';
import { weightOfEach } from './build/weigh-pages';

console.log(JSON.stringify(weightOfEach(builtPages(readManifest())), undefined, 1));
