/** The second process of `npm run check`, where many posts have never been checked: `lib/check/check-from-end.ts`. */
import { checkFromEnd } from '../lib/check/check-from-end';

await checkFromEnd(process.cwd());
