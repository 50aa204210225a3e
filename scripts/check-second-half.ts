/** The second process of `npm run check`, where many posts have never been checked: `lib/content/check/check-in-second-process.ts`. */
import { checkInSecondProcess } from '../lib/content/check/check-in-second-process';

await checkInSecondProcess(process.cwd());
