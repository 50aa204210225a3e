import { expect, test } from '@playwright/test';

test('the open data names its schema, version and license', async ({ request }) => {
  const json = await request.get('/data/frameworks.json');
  expect(json.headers()['content-type']).toBe('application/json');
  const { $schema, license, version } = await json.json();
  expect([license, version]).toEqual(['https://creativecommons.org/licenses/by/4.0/', '1.0.2']);
  const schema = await request.get(new URL($schema).pathname);
  expect(schema.headers()['content-type']).toBe('application/schema+json');
  expect((await schema.json()).$id).toBe($schema);
  const csv = await request.get('/data/frameworks.csv');
  expect(csv.headers()['content-type']).toBe('text/csv; charset=utf-8');
  for (const file of [json, schema, csv]) expect(file.headers()['access-control-allow-origin']).toBe('*');
  expect((await request.get('/frameworks')).headers()['access-control-allow-origin']).toBeUndefined();
});
