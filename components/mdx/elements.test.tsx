import { expect, test } from 'vitest';
import { htmlOf } from '@/test/html-of';
import { createHeading } from './elements';

const Heading = createHeading('h2', 'en');

test('a heading has a link to itself that is labelled with its text', () => {
  expect(
    htmlOf(
      <Heading id="a" data-label="A">
        A<sup>1</sup>
      </Heading>,
    ),
  ).toBe('<div className="heading"><h2 id="a">A<sup>1</sup></h2><a href="#a" aria-label="Link to this section: A"></a></div>');
});

test('the heading of the footnotes has no link', () => {
  expect(htmlOf(<Heading id="page.footnote-label">Footnotes</Heading>)).toBe('<h2 id="page.footnote-label">Footnotes</h2>');
});
