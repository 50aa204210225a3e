/** Puts a remembered colour scheme on the page before its first paint, so that it does not flash in the other one. */
export function ThemeScript() {
  const script = `try{let t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; it must run before the first paint.
  return <script dangerouslySetInnerHTML={{ __html: script }} />;
}
