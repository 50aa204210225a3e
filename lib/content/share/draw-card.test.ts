import sharp, { type OutputInfo } from 'sharp';
import { expect, test, vi } from 'vitest';
import type { Locale } from '../../base/i18n/i18n';
import { cardSize } from './card-size';
import { drawCard } from './draw-card';

vi.setConfig({ testTimeout: 60_000 });

/** Titles of 120 characters, the maximum that the content check allows. */
const long: [Locale, string][] = [
  ['en', 'How GPT-4 class models changed what a framework must do: compilers, sharding, serving and the long road to 2026 kernels.'],
  ['en', 'W'.repeat(120)],
  ['en', `${'_'.repeat(10)}${'scaled_dot_product_'.repeat(5)} WWWWWWWWWWWWWW`],
  [
    'zh',
    '深入理解大规模语言模型训练框架的演进：从动态图到静态编译，从单机单卡到万卡集群，我们如何在性能、易用性与可维护性之间做出取舍，又该怎样在今年为团队挑选“合适”的工具——一份写给工程师、研究者和技术管理者的完整指南与实践经验总结，附数据与来源。'.slice(
      0,
      120,
    ),
  ],
  ['zh', '鬱'.repeat(120)],
  ['zh', 'PyTorch 与 TensorFlow：'.repeat(7).slice(0, 120)],
];

for (const [locale, title] of long) {
  test(`a long title fits completely and is readable: ${title.slice(0, 40)}`, async () => {
    const png = await drawCard({ locale, label: 'x'.repeat(150), title, note: 'y'.repeat(150) });
    expect(png.length).toBeLessThan(150_000);
    const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject(cardSize);
    // Text is brighter than everything in the background.
    const ink = { left: info.width, right: 0, top: info.height, bottom: 0, count: 0 };
    for (let y = 0; y < info.height; y++)
      for (let x = 0; x < info.width; x++) {
        const at = (y * info.width + x) * info.channels;
        if (((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3 < 120) continue;
        ink.left = Math.min(ink.left, x);
        ink.right = Math.max(ink.right, x);
        ink.top = Math.min(ink.top, y);
        ink.bottom = Math.max(ink.bottom, y);
        ink.count++;
      }
    expect(ink.count).toBeGreaterThan(20_000);
    expect(ink.left).toBeGreaterThanOrEqual(76);
    expect(ink.right).toBeLessThan(info.width - 76);
    expect(ink.top).toBeGreaterThanOrEqual(70);
    expect(ink.bottom).toBeLessThan(info.height - 50);
    // There is a gap between the title and the line below it.
    expect(brightest(data, info, 498, 524)).toBeLessThan(120);
  });
}

test('characters without a glyph are left out, and markup characters are drawn', async () => {
  const draw = (title: string) => drawCard({ locale: 'en', label: '', title, note: '' });
  expect(await draw('Fast 🎉👩‍💻 kernels')).toEqual(await draw('Fast kernels'));
  expect(await draw('🎉')).toEqual(await draw(''));
  expect(await draw('a ]]> & <b>')).not.toEqual(await draw('a b'));
  expect(await draw('Łódź, naïve, “quoted” — αβγ → 中文')).not.toEqual(await draw('ódź, nave, quoted'));
});

/** Returns the brightness of the brightest pixel in some rows. */
function brightest(data: Buffer, { width, channels }: OutputInfo, from: number, to: number): number {
  let most = 0;
  for (let at = from * width * channels; at < to * width * channels; at += channels)
    most = Math.max(most, ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3);
  return most;
}
