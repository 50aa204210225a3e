import assets from '@/.browser/assets.json';

type ScriptName = keyof typeof assets.modules;
type InlineName = keyof typeof assets.inline;

/** Loads the module `<name>.browser.ts`. Put it where the element is used: pages without the element do not load it. */
export function BrowserScript({ name }: { name: ScriptName }) {
  return <script type="module" src={assets.modules[name]} />;
}

/** The address of a module that another one loads when it is needed. */
export function browserModule(name: ScriptName): string {
  return assets.modules[name];
}

/** Runs `<name>.inline.ts` before what follows is painted. Its hash is in the content security policy. */
export function InlineScript({ name }: { name: InlineName }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the text of our own script, made by scripts/build/bundle-assets.ts.
  return <script dangerouslySetInnerHTML={{ __html: assets.inline[name] }} />;
}

/** In `npm run dev`: shows what the content check finds (`scripts/dev`). Nothing in a build. */
export function DevScript() {
  return process.env.NODE_ENV === 'development' ? <script type="module" src="/dev/diagnostics.js" /> : null;
}

/** The site's style sheet, for the head of a page. */
export function Styles() {
  return <link rel="stylesheet" href={assets.styles} />;
}
