import type { CSSProperties } from 'react';
import { type Locale, languageOf } from '@/lib/base/i18n/languages';

/** The width of an email's column, and of the text inside its card, in pixels. */
export const columnWidth = 600;
export const textWidth = 536;

/** The site's colours (components/site/globals.css) as values: email clients do not support CSS variables. */
const light = {
  paper: '#f6f3fb',
  card: '#ffffff',
  ink: '#1d1a26',
  muted: '#5d586b',
  rule: '#e4dfeb',
  accent: '#6436cf',
  soft: '#f3effc',
  onAccent: '#ffffff',
};
const dark = {
  paper: '#14121b',
  card: '#1b1825',
  ink: '#ebe8f2',
  muted: '#aca6bb',
  rule: '#342f43',
  accent: '#b9a1ff',
  soft: '#231d36',
  onAccent: '#14121b',
};

/** Dark mode and narrow screens, for clients that support style sheets. All other styles are inline. */
export const styleSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .edge { padding-left: 20px !important; padding-right: 20px !important; }
}
@media (prefers-color-scheme: dark) {
  .paper { background-color: ${dark.paper} !important; }
  .card { background-color: ${dark.card} !important; border-color: ${dark.rule} !important; }
  .ink { color: ${dark.ink} !important; }
  .muted { color: ${dark.muted} !important; }
  .link { color: ${dark.accent} !important; }
  .soft { background-color: ${dark.soft} !important; }
  .rule { border-color: ${dark.rule} !important; }
  .button { background-color: ${dark.accent} !important; }
  .button a { color: ${dark.onAccent} !important; }
}
`;

const monospace = 'SF Mono,Menlo,Consolas,Liberation Mono,monospace';

/** Returns the inline styles of the parts of an email. */
export function mailStyles(locale: Locale) {
  const { isCjk, mailFonts } = languageOf(locale);
  const { serif, sans } = mailFonts;
  const leading = isCjk ? 1.8 : 1.6;
  return {
    paper: { margin: 0, padding: 0, backgroundColor: light.paper },
    card: { backgroundColor: light.card, border: `1px solid ${light.rule}`, borderRadius: 10, padding: '32px' },
    name: { fontFamily: serif, fontSize: 20, fontWeight: 700, color: light.ink, textDecoration: 'none' },
    title: { fontFamily: serif, fontSize: 28, lineHeight: 1.25, fontWeight: 700, color: light.ink, margin: '0 0 16px' },
    section: { fontFamily: serif, fontSize: 21, lineHeight: 1.3, fontWeight: 700, color: light.ink, margin: '36px 0 16px' },
    item: { fontFamily: serif, fontSize: 19, lineHeight: 1.35, fontWeight: 700, color: light.ink, margin: '0 0 6px' },
    text: { fontFamily: sans, fontSize: 16, lineHeight: leading, color: light.ink, margin: '0 0 16px' },
    note: { fontFamily: sans, fontSize: 14, lineHeight: leading, color: light.muted, margin: '0 0 10px' },
    list: { fontFamily: sans, fontSize: 16, lineHeight: leading, color: light.ink, margin: '0 0 16px', paddingLeft: 24 },
    quote: { margin: '0 0 20px', padding: '14px 18px 1px', borderLeft: `4px solid ${light.accent}`, backgroundColor: light.soft },
    code: { fontFamily: monospace, fontSize: '0.9em' },
    // No CJK font has an italic.
    emphasis: isCjk ? { fontStyle: 'normal', fontWeight: 600 } : { fontStyle: 'italic' },
    codeBlock: {
      fontFamily: monospace,
      fontSize: 13,
      lineHeight: 1.5,
      color: light.ink,
      backgroundColor: light.soft,
      margin: '0 0 20px',
      padding: '14px 16px',
      borderRadius: 8,
      whiteSpace: 'pre-wrap',
      wordWrap: 'break-word',
    },
    table: {
      fontFamily: sans,
      fontSize: 14,
      lineHeight: 1.5,
      color: light.ink,
      width: '100%',
      borderCollapse: 'collapse',
      wordWrap: 'break-word',
      margin: '0 0 24px',
    },
    caption: { textAlign: 'left', fontWeight: 600, padding: '0 0 8px' },
    cell: { textAlign: 'left', verticalAlign: 'top', padding: '8px 12px 8px 0', borderBottom: `1px solid ${light.rule}` },
    // The heading of a group of rows spans all columns.
    group: {
      textAlign: 'left',
      fontWeight: 600,
      backgroundColor: light.soft,
      padding: '7px 10px',
      borderBottom: `1px solid ${light.rule}`,
    },
    groupedCell: { textAlign: 'left', verticalAlign: 'top', padding: '8px 10px', borderBottom: `1px solid ${light.rule}` },
    listItem: { margin: '0 0 4px' },
    small: { fontFamily: sans, fontSize: 13, fontWeight: 400, color: light.muted },
    picture: { display: 'block', maxWidth: '100%', height: 'auto', borderRadius: 8, margin: '0 0 14px' },
    link: { color: light.accent, textDecoration: 'underline' },
    itemLink: { color: light.accent, textDecoration: 'none' },
    rule: { border: 0, borderTop: `1px solid ${light.rule}`, margin: '0 0 16px' },
    button: { backgroundColor: light.accent, borderRadius: 8 },
    buttonLink: {
      display: 'inline-block',
      padding: '13px 26px',
      fontFamily: sans,
      fontSize: 16,
      lineHeight: 1.3,
      fontWeight: 600,
      color: light.onAccent,
      textDecoration: 'none',
    },
  } as const satisfies Record<string, CSSProperties>;
}
