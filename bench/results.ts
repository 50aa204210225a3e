import { readFile, writeFile } from 'node:fs/promises';
import { arch, cpus, totalmem } from 'node:os';

const file = 'bench/RESULTS.md';
const intro = '# Benchmark results\n\nWritten by `npm run bench`. Figures are medians where there was more than one run.\n';

/** Writes the result of a benchmark to `bench/RESULTS.md`, replacing its last one. */
export async function writeResults(order: string[], name: string, result: string): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => '');
  const sections = new Map(before.split(/^(?=## )/m).map((section) => [/^## (.*)/.exec(section)?.[1] ?? '', section.trim()]));
  sections.set(name, `## ${name}\n\n${await describeMachine()}\n\n${result.trim()}`);
  const kept = order.flatMap((title) => sections.get(title) ?? []);
  await writeFile(file, `${[intro.trim(), ...kept].join('\n\n')}\n`);
}

/** Returns a table in Markdown. */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index ? '--:' : '---'))), ...rows.map(line)].join('\n');
}

/** Returns the date and machine of a section: sections may come from different days and machines. */
async function describeMachine(): Promise<string> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const system = /^PRETTY_NAME="(.*)"/m.exec(release)?.[1] ?? process.platform;
  const processors = cpus();
  const model = processors[0]?.model ?? arch();
  const date = new Date().toISOString().slice(0, 10);
  return `Measured on ${date}: ${model}, ${processors.length} cores, ${(totalmem() / 2 ** 30).toFixed(1)} GiB, ${system}, Node.js ${process.version}.`;
}
