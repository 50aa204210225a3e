import { caniemail } from 'caniemail';

/** Programs in which every mail must read well. */
const clients: Parameters<typeof caniemail>[0]['clients'] = ['gmail.*', 'apple-mail.*', 'outlook.*', 'yahoo.*'];

/** For tests: the features of HTML and CSS in a mail that at least one of these programs lacks in part, by their titles at caniemail.com. */
export function lackingFeatures(html: string): Set<string> {
  // That property was not tried in all of them, at which the package throws. Without it a long word makes its table or box wider.
  const known = html.replace(/word-wrap:[^;"]*;?/g, '');
  const { errors, warnings } = caniemail({ clients, html: known }).issues;
  return new Set([...errors.values(), ...warnings.values()].flatMap((found) => found.map(({ title }) => title)));
}

const valuesNotUsed = 'What is lacking are values that no mail of ours has.';

/** Those that a mail may use all the same, since it reads well where they are lacking, and why. */
export const enhancements: Record<string, string> = {
  '<abbr> element': 'What it stands for is shown by few programs; the short form is read.',
  '<body> element': 'Where it becomes a div, the table in it has the same ground and language.',
  '<style> element': 'Dark mode and narrower edges; all else stands at the elements.',
  '@media': 'As above. The table is wide enough for nothing: each mail fits a phone without it.',
  'align attribute': 'It centres the column, and turns no table left or right.',
  'aria-label attribute': 'The heading above a table names it, too.',
  background: valuesNotUsed,
  border: 'It is 4 px wide at most.',
  'border-radius': 'Corners are square.',
  display: 'A picture, which stands alone in its paragraph, and a button, which is a cell that Outlook colours.',
  'display:none': 'The words for the list of an inbox are seen: they are the summary.',
  'font-size': valuesNotUsed,
  'font-weight': 'Every weight is a hundred. Below 600 is normal, from there on bold.',
  'height attribute': 'It is in pixels.',
  'height property': 'It is only ever auto, for a picture; one that a phone makes narrower may be stretched at Yahoo.',
  'lang attribute': 'No cell has one.',
  'line-height': 'It has no unit.',
  margin: 'It is never negative.',
  'max-width': 'What has one has a width as well, which Outlook for Windows goes by; its windows are wider.',
  padding: 'A box of code or a quote stands closer to its edge.',
  'role attribute': 'It stands on tables alone.',
  'table-layout': 'Columns are as wide as their words.',
  'text-align': valuesNotUsed,
  'text-decoration': valuesNotUsed,
  'white-space': 'Code keeps its lines, since pre is known everywhere, and long ones are not broken.',
  'width attribute': 'Pictures have theirs in pixels.',
  'width property': 'Whatever has one has the attribute, too.',
  '<ul>, <ol> and <dl>': 'No list runs backwards or has numbers of its own.',
};
