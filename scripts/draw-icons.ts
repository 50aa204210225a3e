/**
 * Draws the icons that systems ask for as pictures: `npm run draw-icons`. All come from `public/icon.svg`. A maskable icon fills
 * its square, since the system cuts out a shape of its own, and so does Apple's, whose corners are rounded later.
 */
import { mkdir, readFile } from 'node:fs/promises';
import sharp from 'sharp';

const folder = 'public/icons';
const icons = [
  { name: 'icon-192', size: 192, isWhole: false },
  { name: 'icon-512', size: 512, isWhole: false },
  { name: 'maskable-512', size: 512, isWhole: true },
  { name: 'apple-touch-icon', size: 180, isWhole: true },
];

const rounded = await readFile('public/icon.svg', 'utf8');
const whole = rounded.replace(' rx="7"', '');
if (whole === rounded) throw new Error('public/icon.svg has no rounded corners to take away: change scripts/draw-icons.ts with it.');

await mkdir(folder, { recursive: true });
for (const { name, size, isWhole } of icons)
  await sharp(Buffer.from(isWhole ? whole : rounded), { density: 72 * (size / 32) * 2 })
    .resize(size, size)
    .png({ palette: true, effort: 10, dither: 0 })
    .toFile(`${folder}/${name}.png`);
