import { expect, test } from 'vitest';
import { archiveQuery, isChoiceEmpty, readArchiveRequest } from './archive-choice';

const names = {
  tags: new Map([
    ['pytorch', 'pytorch'],
    ['torch', 'pytorch'],
    ['强化学习', '强化学习'],
  ]),
  categories: ['newsletter'],
};
const read = (query: string) => readArchiveRequest(new URLSearchParams(query), names);

test('tag, category, language and page are read from the query', () => {
  expect(read('tag=pytorch&category=newsletter&lang=zh&page=3')).toEqual({
    choice: { tag: 'pytorch', category: 'newsletter', lang: 'zh' },
    page: 3,
    ignored: [],
  });
});

test('empty parameters, which forms send, set no filter', () => {
  const { choice, page, ignored } = read('tag=&category=&lang=');
  expect(isChoiceEmpty(choice)).toBe(true);
  expect({ page, ignored }).toEqual({ page: 1, ignored: [] });
});

test('aliases, upper case and both cases of percent-encoding name the same tag', () => {
  expect(read('tag=Torch').choice.tag).toBe('pytorch');
  expect(read('tag=%E5%BC%BA%E5%8C%96%E5%AD%A6%E4%B9%A0').choice.tag).toBe('强化学习');
  expect(read('tag=%e5%bc%ba%e5%8c%96%e5%ad%a6%e4%b9%a0').choice.tag).toBe('强化学习');
});

test('unknown, hostile and repeated parameters are ignored and listed', () => {
  for (const query of ['tag=nope', 'category=__proto__', 'lang=fr', 'page=0', 'page=1e9', 'page=-1', 'x=<script>', 'tag=%00'])
    expect(read(query)).toEqual({
      choice: {},
      page: 1,
      ignored: [...new URLSearchParams(query)].map(([name, value]) => ({ name, value })),
    });
  expect(read('tag=pytorch&tag=nope')).toMatchObject({ choice: { tag: 'pytorch' }, ignored: [{ name: 'tag', value: 'nope' }] });
  expect(read('lang=en&utm_source=x').ignored).toEqual([]);
});

test('filters have one query, in ASCII, and are read back from it', () => {
  const query = archiveQuery({ tag: '强化学习', lang: 'zh' }, 2);
  expect(query).toBe('?tag=%E5%BC%BA%E5%8C%96%E5%AD%A6%E4%B9%A0&lang=zh&page=2');
  expect(read(query)).toMatchObject({ choice: { tag: '强化学习', lang: 'zh' }, page: 2 });
  expect(archiveQuery({}, 1)).toBe('');
});
