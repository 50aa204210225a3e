/** Something that the site needs is unavailable or not configured, such as its database. The message is for operators; clients get 503. */
export class Unavailable extends Error {
  override name = 'Unavailable';
}
