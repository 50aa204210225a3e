/**
 * That something this site needs cannot be had now, such as its database, or was never set up: readers are told to come back, and
 * nothing was stored. Its message is for operators.
 */
export class Unavailable extends Error {
  override name = 'Unavailable';
}
