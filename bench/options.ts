/** The options of `npm run bench`. */
export interface Options {
  /** Numbers of posts to build with. */
  sizes: number[];
  /** How often to measure each. More than 1,000 posts are built once. */
  runs: number;
  /** How many subscribers a campaign has. It is also measured with a tenth and ten times as many. */
  recipients: number;
  /** How often a sender is killed at a random time, on each database. */
  kills: number;
}
