import path from 'node:path';
import { copySite } from '../../scripts/copy-site';
import { writeInteractivePage } from './fixture-code';
import { writeFixtureContent } from './fixture-content';

/** The folder of the fixture site, inside the project so that it finds the same packages. */
export const fixtureSite = '.fixture-sites/lists';

/**
 * Writes the sources of the fixture site: this code with content that the real site lacks, such as lists of 23 posts, a post in one
 * language and drafts. An earlier build of it stays.
 */
export async function writeFixtureSite(): Promise<void> {
  await copySite(fixtureSite);
  await writeFixtureContent(path.join(fixtureSite, 'content'));
  await writeInteractivePage(fixtureSite);
}
