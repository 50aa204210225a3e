import { createCssVariablesTheme, type ShikiTransformer } from 'shiki';

/** Colours come from `components/site/globals.css`, so that code follows the reader's colour scheme. */
export const codeTheme = createCssVariablesTheme({ name: 'site', variablePrefix: '--code-', fontStyle: false });

/**
 * Turns the highlighter's inline colours into classes (`code-token-string`): pages stay small, and a content security
 * policy needs no `unsafe-inline` for styles.
 */
export const colorsToClasses: ShikiTransformer = {
  name: 'colors-to-classes',
  pre(node) {
    node.properties.style = undefined;
    node.properties.class = 'code-block';
  },
  span(node) {
    const token = /var\(--code-(token-[a-z-]+)\)/.exec(String(node.properties.style ?? ''))?.[1];
    node.properties.style = undefined;
    if (token) node.properties.class = `code-${token}`;
  },
};
