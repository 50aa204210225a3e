import { expect, test } from 'vitest';
import { checkImage } from './image';

test.each([
  '/images//newsletter/x.jpg',
  '/images/./x.jpg',
  '/images/../x.jpg',
  '/images/x.jpg/',
  '/images/',
  '//images/x.jpg',
  '/images/..',
])('the path %s is refused before any file is looked up', async (src) => {
  expect(await checkImage('public', src)).toMatchObject({ reason: `"${src}" is not a path of an image on this site` });
});

test('dots within a name are fine', async () => {
  expect(await checkImage('public', '/images/newsletter/..a..b.jpg')).toMatchObject({
    reason: 'there is no file public/images/newsletter/..a..b.jpg',
  });
});
