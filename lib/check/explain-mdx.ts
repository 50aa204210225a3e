/** The MDX parser's errors in an editor's words. */
export function explainMdx(reason: string): [reason: string, fix: string] {
  if (reason.includes('to create a link in MDX')) return ['an address in < and > is no link here', 'Write [words](address).'];
  const unexpected = /^Unexpected (?:character `(.+?)`|.*?)(?: \(U\+[0-9A-F]+\))?.* before name/.exec(reason);
  if (unexpected && reason.includes('`!`')) return ['HTML comments (<!-- … -->) are not allowed here', 'Write {/* … */} instead.'];
  if (unexpected)
    return [
      `"<${unexpected[1] ?? ''}" looks like the start of a tag`,
      'Write \\< where readers should see a less-than sign, or put code in backticks.',
    ];
  const closing = /closing tag `(.+?)`|Expected a closing tag for `(.+?)`/.exec(reason);
  if (closing)
    return [
      `the tag ${closing[2] ?? closing[1]} is not closed, or closed in another place than it was opened`,
      'Close every tag in the same paragraph or list item where it opens: <Callout …> … </Callout>, <br />.',
    ];
  if (/acorn|expression|closing brace|in an attribute/i.test(reason))
    return ['a "{" starts JavaScript, which posts do not carry', 'Write \\{ where readers should see a brace, or put code in backticks.'];
  return [
    `this is not valid MDX: ${reason.split('\n')[0]?.replace(/\.$/, '')}`,
    'Write \\< or \\{ where readers should see these characters.',
  ];
}
