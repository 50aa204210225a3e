/** For `pid-lock.test.ts`: holds a lock until it is killed. */
import { holdPidLock } from '../../lib/base/process/pid-lock';

await holdPidLock(process.argv[2] ?? '');
process.send?.('held');
setInterval(() => {}, 1000);
