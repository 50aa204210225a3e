import { expect, test } from 'vitest';
import { htmlOf } from '@/test/html-of';
import { headingOf } from './heading';

const Heading = headingOf('h2', 'en');

test('a heading has a link to itself, named after its words', () => {
  expect(
    htmlOf(
      <Heading id="a" data-label="A">
        A<sup>1</sup>
      </Heading>,
    ),
  ).toBe('<div className="heading"><h2 id="a">A<sup>1</sup></h2><a href="#a" aria-label="Link to this section: A"></a></div>');
});

test('the heading of the footnotes has none', () => {
  expect(htmlOf(<Heading id="page.footnote-label">Footnotes</Heading>)).toBe('<h2 id="page.footnote-label">Footnotes</h2>');
});
