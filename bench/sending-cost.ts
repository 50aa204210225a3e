/** The size of the HTML of the benchmark's email. */
export const benchBytes = 60_000;

/** The cost of sending messages. */
export interface SendingCost {
  messages: number;
  /** Wall clock and processor time of the sending process. */
  seconds: number;
  cpuSeconds: number;
}
