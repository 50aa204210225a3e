/**
 * Runs `stop` once when this process is told to stop, or when whoever started it is gone: npm passes a signal to its shell,
 * which dies of it and leaves us behind.
 */
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
