/** Calls `stop` once on SIGINT or SIGTERM, or when the parent process has ended: npm forwards signals only to its shell. */
export function onSignal(stop: () => void): void {
  let isStopped = false;
  const once = () => {
    if (!isStopped) stop();
    isStopped = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, once);

  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) once();
  }, 1000).unref();
}
