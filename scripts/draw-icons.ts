/**
 * `npm run draw-icons`: draws PNG icons from `public/icon.svg`. Maskable icons and Apple's fill their square, since the system
 * cuts or rounds them.
 */
import { mkdir, readFile } from 'node:fs/promises';
import sharp from 'sharp';

const folder = 'public/icons';
const icons = [
  { name: 'icon-192', size: 192, isSquare: false },
  { name: 'icon-512', size: 512, isSquare: false },
  { name: 'maskable-512', size: 512, isSquare: true },
  { name: 'apple-touch-icon', size: 180, isSquare: true },
];

const rounded = await readFile('public/icon.svg', 'utf8');
const square = rounded.replace(' rx="7"', '');
if (square === rounded) throw new Error('public/icon.svg has no rx="7" to remove: adapt scripts/draw-icons.ts to the new icon.');

await mkdir(folder, { recursive: true });
for (const { name, size, isSquare } of icons)
  await sharp(Buffer.from(isSquare ? square : rounded), { density: 72 * (size / 32) * 2 })
    .resize(size, size)
    .png({ palette: true, effort: 10, dither: 0 })
    .toFile(`${folder}/${name}.png`);
