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
])('the path %s is an error without any file access', async (src) => {
  expect(await checkImage('public', src)).toMatchObject({ reason: `"${src}" is not a path to an image on this site` });
});

test('a file name can contain dots', async () => {
  expect(await checkImage('public', '/images/newsletter/..a..b.jpg')).toMatchObject({
    reason: 'there is no file public/images/newsletter/..a..b.jpg',
  });
});
