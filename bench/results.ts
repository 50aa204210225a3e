import { readFile, writeFile } from 'node:fs/promises';
import { arch, cpus, totalmem } from 'node:os';

const file = 'bench/RESULTS.md';
const intro = '# What the benchmarks measured\n\nWritten by `npm run bench`. Figures are medians where there was more than one run.\n';

/** Puts what a benchmark found into the file of results, in the place of what it found the last time. */
export async function writeResults(order: string[], name: string, found: string): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => '');
  const sections = new Map(before.split(/^(?=## )/m).map((section) => [/^## (.*)/.exec(section)?.[1] ?? '', section.trim()]));
  sections.set(name, `## ${name}\n\n${await describeMachine()}\n\n${found.trim()}`);
  const kept = order.flatMap((title) => sections.get(title) ?? []);
  await writeFile(file, `${[intro.trim(), ...kept].join('\n\n')}\n`);
}

/** A table in Markdown. */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index ? '--:' : '---'))), ...rows.map(line)].join('\n');
}

/** When and where a section was measured: sections may come from different days and machines. */
async function describeMachine(): Promise<string> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const system = /^PRETTY_NAME="(.*)"/m.exec(release)?.[1] ?? process.platform;
  const processors = cpus();
  const model = processors[0]?.model ?? arch();
  const date = new Date().toISOString().slice(0, 10);
  return `Measured on ${date}: ${model}, ${processors.length} cores, ${(totalmem() / 2 ** 30).toFixed(1)} GiB, ${system}, Node.js ${process.version}.`;
}
