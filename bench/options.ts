/** What is asked of the benchmarks: smaller numbers give an answer sooner. */
export interface Options {
  /** How many posts to build with: a row of the table for each. */
  sizes: number[];
  /** How often to measure each; what has more than 1,000 posts is built once. */
  runs: number;
  /** How many people a campaign is for; how its cost grows is seen with a tenth and ten times as many. */
  recipients: number;
  /** How often a sender is killed whenever, on each database. */
  kills: number;
}
