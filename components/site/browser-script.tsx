import scripts from '@/.browser/scripts.json';

type ScriptName = keyof typeof scripts.modules;
type InlineName = keyof typeof scripts.inline;

/** Loads the module `<name>.browser.ts`. Put it where the element is used: pages without the element do not load it. */
export function BrowserScript({ name }: { name: ScriptName }) {
  return <script type="module" src={scripts.modules[name]} />;
}

/** Runs `<name>.inline.ts` before what follows is painted. Its hash is in the content security policy. */
export function InlineScript({ name }: { name: InlineName }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the text of our own script, made by scripts/build/bundle-scripts.ts.
  return <script dangerouslySetInnerHTML={{ __html: scripts.inline[name] }} />;
}
