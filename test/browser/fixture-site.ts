import path from 'node:path';
import { copySite } from '../../scripts/copy-site';
import { writeInteractivePage } from './fixture-code';
import { writeFixtureContent } from './fixture-content';

/** The folder of the fixture site: inside the project, so that it finds the same packages. */
export const fixtureSite = '.fixture-sites/lists';

/**
 * Writes the sources of a second site for the tests: this one's code with many made-up posts, since what a list of 23 posts, a post in
 * one language or a draft looks like cannot be seen on the real content. What was built from it before stays.
 */
export async function writeFixtureSite(): Promise<void> {
  await copySite(fixtureSite);
  await writeFixtureContent(path.join(fixtureSite, 'content'));
  await writeInteractivePage(fixtureSite);
}
