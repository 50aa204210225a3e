import assets from '@/.browser/assets.json';

type ScriptName = keyof typeof assets.modules;
type InlineName = keyof typeof assets.inline;

/** Loads the module `<name>.browser.ts`. Belongs inside the custom element, so that only pages with the element load it. */
export function BrowserScript({ name }: { name: ScriptName }) {
  return <script type="module" src={assets.modules[name]} />;
}

/** Returns the URL of a module that another module imports on demand. */
export function browserModule(name: ScriptName): string {
  return assets.modules[name];
}

/** Runs `<name>.inline.ts` before the elements after it are painted. The content security policy contains its hash. */
export function InlineScript({ name }: { name: InlineName }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own script, bundled by scripts/build/bundle-assets.ts.
  return <script dangerouslySetInnerHTML={{ __html: assets.inline[name] }} />;
}

/** In `npm run dev`, shows the diagnostics of the content check (`scripts/dev`). */
export function DevScript() {
  return process.env.NODE_ENV === 'development' ? <script type="module" src="/dev/diagnostics.js" /> : null;
}

/** The style sheet of the site, for the head of a page. */
export function Styles() {
  return <link rel="stylesheet" href={assets.styles} />;
}
