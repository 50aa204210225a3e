/** How large the HTML is of the mail that the benchmarks send. */
export const benchBytes = 60_000;

/** What it took to send so many messages. */
export interface SendingCost {
  messages: number;
  /** By the clock on the wall, and of the processor, of the process that sends. */
  seconds: number;
  cpuSeconds: number;
}
