/**
 * Draws the cover of the first post: `npm run draw-cover`. Vector shapes, rendered to a JPEG of 1600 × 900 pixels.
 * A branching network, a stack of slabs and a lattice represent PyTorch, TensorFlow and JAX. It has no logos and no text, so
 * that it works in every language.
 */
import sharp from 'sharp';

const width = 1600;
const height = 900;
const file = 'public/images/newsletter/ai-frameworks.jpg';

type Point = readonly [x: number, y: number];

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
  <defs>
    <linearGradient id="night" x1="0" y1="0" x2="1" y2="1">
      <stop offset="0" stop-color="#1b1440"/><stop offset="0.55" stop-color="#241a55"/><stop offset="1" stop-color="#120e2b"/>
    </linearGradient>
    <radialGradient id="glow"><stop offset="0" stop-color="#8b6cff" stop-opacity="0.38"/><stop offset="1" stop-color="#8b6cff" stop-opacity="0"/></radialGradient>
    <linearGradient id="warm" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#ffb48a"/><stop offset="1" stop-color="#f0686f"/></linearGradient>
    <linearGradient id="cool" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#b9f3e4"/><stop offset="1" stop-color="#57b8d9"/></linearGradient>
  </defs>
  <rect width="${width}" height="${height}" fill="url(#night)"/>
  ${[290, 800, 1310].map((x) => `<circle cx="${x}" cy="450" r="370" fill="url(#glow)"/>`).join('')}
  <line x1="120" y1="742" x2="1480" y2="742" stroke="#a99be6" stroke-opacity="0.35" stroke-width="2"/>
  ${drawNetwork(290, 450)}
  ${drawSlabs(800, 300)}
  ${drawLattice(1310, 450)}
</svg>`;

await sharp(Buffer.from(svg)).jpeg({ quality: 82, mozjpeg: true, chromaSubsampling: '4:4:4' }).toFile(file);
console.log(`${file}: ${width} × ${height}`);

/** Draws an irregular tree of nodes and edges. */
function drawNetwork(cx: number, cy: number): string {
  const levels: Point[][] = [
    [[cx, cy + 235]],
    [
      [cx - 92, cy + 112],
      [cx + 78, cy + 128],
    ],
    [
      [cx - 158, cy - 8],
      [cx - 46, cy - 20],
      [cx + 44, cy + 4],
      [cx + 142, cy + 16],
    ],
    [
      [cx - 206, cy - 122],
      [cx - 118, cy - 142],
      [cx - 40, cy - 168],
      [cx + 28, cy - 130],
      [cx + 98, cy - 152],
      [cx + 186, cy - 104],
    ],
  ];
  const edges: [number, number, number][] = [
    [0, 0, 0],
    [0, 0, 1],
    [1, 0, 0],
    [1, 0, 1],
    [1, 1, 2],
    [1, 1, 3],
    [2, 0, 0],
    [2, 0, 1],
    [2, 1, 2],
    [2, 2, 3],
    [2, 2, 4],
    [2, 3, 4],
    [2, 3, 5],
  ];
  const at = (level: number, index: number): Point => levels[level]?.[index] ?? [cx, cy];
  const curves = edges.map(([level, from, to]) => {
    const [x1, y1] = at(level, from);
    const [x2, y2] = at(level + 1, to);
    const bend = (y1 - y2) * 0.55;
    return `<path d="M${x1} ${y1} C${x1} ${y1 - bend} ${x2} ${y2 + bend} ${x2} ${y2}" fill="none" stroke="url(#warm)" stroke-width="${7 - level * 1.6}" stroke-linecap="round"/>`;
  });
  const nodes = levels.flatMap((points, level) =>
    points.map(
      ([x, y], index) =>
        `<circle cx="${x}" cy="${y}" r="${[26, 21, 17, (index % 3) * 3 + 11][level]}" fill="${level === 3 && index % 2 ? '#241a55' : '#ffd9c2'}" stroke="url(#warm)" stroke-width="6"/>`,
    ),
  );
  return [...curves, ...nodes].join('\n');
}

/** Draws a stack of slabs. */
function drawSlabs(cx: number, top: number): string {
  const colors = [
    ['#ffe3a8', '#e0a94b', '#c98a2e'],
    ['#f6c36b', '#c9862f', '#a86a1d'],
    ['#c9b8ff', '#8b6cff', '#6a4be0'],
    ['#8f7bdc', '#5d45b8', '#48339a'],
  ] as const;
  return colors
    .map(([face, left, right], index) => ({ face, left, right, y: top + index * 92, half: 150 + index * 16 }))
    .reverse()
    .map(({ face, left, right, y, half }) => {
      const depth = half * 0.5;
      const thick = 46;
      return `<polygon points="${cx},${y - depth} ${cx + half},${y} ${cx},${y + depth} ${cx - half},${y}" fill="${face}"/>
        <polygon points="${cx - half},${y} ${cx},${y + depth} ${cx},${y + depth + thick} ${cx - half},${y + thick}" fill="${left}"/>
        <polygon points="${cx + half},${y} ${cx},${y + depth} ${cx},${y + depth + thick} ${cx + half},${y + thick}" fill="${right}"/>`;
    })
    .join('\n');
}

/** Draws a regular lattice with one highlighted diagonal. */
function drawLattice(cx: number, cy: number): string {
  const cells = 6;
  const step = 70;
  const origin = ((cells - 1) * step) / 2;
  const parts: string[] = [];
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      const x = cx - origin + column * step;
      const y = cy - 10 - origin + row * step;
      const distance = Math.abs(row + column - (cells - 1));
      const size = Math.max(14, 52 - distance * 8);
      if (column < cells - 1)
        parts.unshift(`<line x1="${x}" y1="${y}" x2="${x + step}" y2="${y}" stroke="#7fd6dd" stroke-opacity="0.35" stroke-width="3"/>`);
      if (row < cells - 1)
        parts.unshift(`<line x1="${x}" y1="${y}" x2="${x}" y2="${y + step}" stroke="#7fd6dd" stroke-opacity="0.35" stroke-width="3"/>`);
      parts.push(
        `<rect x="${x - size / 2}" y="${y - size / 2}" width="${size}" height="${size}" rx="${size * 0.26}" fill="url(#cool)" fill-opacity="${1 - distance * 0.13}"/>`,
      );
    }
  }
  return parts.join('\n');
}
