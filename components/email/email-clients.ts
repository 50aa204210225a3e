import { caniemail } from 'caniemail';

/** The email clients that every email must work in. */
const clients: Parameters<typeof caniemail>[0]['clients'] = ['gmail.*', 'apple-mail.*', 'outlook.*', 'yahoo.*'];

/** Returns the HTML and CSS features in an email that a client does not fully support, by their titles on caniemail.com. For tests. */
export function lackingFeatures(html: string): Set<string> {
  // The package throws on this property, which was not tested in all clients. Without it a long word widens its box.
  const known = html.replace(/word-wrap:[^;"]*;?/g, '');
  const { errors, warnings } = caniemail({ clients, html: known }).issues;
  return new Set([...errors.values(), ...warnings.values()].flatMap((found) => found.map(({ title }) => title)));
}

const valuesNotUsed = 'The unsupported values are not used.';

/** Unsupported features that emails may use, each with why the email works without it. */
export const enhancements: Record<string, string> = {
  '<abbr> element': 'Few clients show the full form; the abbreviation is still readable.',
  '<body> element': 'Where it becomes a div, the table in it has the same background and language.',
  '<style> element': 'Only for dark mode and narrow screens; all other styles are inline.',
  '@media': 'As above. Every email fits a phone without it.',
  'align attribute': 'It only centres the column.',
  'aria-label attribute': 'The heading above a table also names it.',
  background: valuesNotUsed,
  border: 'It is 4 px wide at most.',
  'border-radius': 'Corners are square.',
  display: 'For images, each alone in its paragraph, and for buttons, which are table cells with a background.',
  'display:none': 'Where the preheader is visible, it is the summary of the post.',
  'font-size': valuesNotUsed,
  'font-weight': 'All weights are hundreds: below 600 shown as normal, from 600 as bold.',
  'height attribute': 'It is in pixels.',
  'height property': 'Only auto, for images; Yahoo may stretch an image that a phone makes narrower.',
  'lang attribute': 'Not used on table cells.',
  'line-height': 'Used without a unit.',
  margin: 'It is never negative.',
  'max-width': 'Elements with it also have a width, which Outlook for Windows uses.',
  padding: 'Without it code and quotes are closer to the edge of their box.',
  'role attribute': 'Used only on tables.',
  'table-layout': 'Without it columns are as wide as their words.',
  'text-align': valuesNotUsed,
  'text-decoration': valuesNotUsed,
  'white-space': 'Code keeps its lines, since pre is supported everywhere; long lines do not wrap.',
  'width attribute': 'Image widths are in pixels.',
  'width property': 'Elements with it also have the attribute.',
  '<ul>, <ol> and <dl>': 'Reversed lists and custom numbers are not used.',
};
