import type { Locale } from '@/lib/base/i18n/i18n';
import { calloutIn } from './callout';
import { compareIn } from './compare';
import { Figure } from './figure';
import { frameworkTableIn } from './framework-table';
import { guideIn } from './guide';
import { headingOf } from './heading';
import { BodyImage } from './image';
import type { MdxComponents } from './mdx-components';
import { pollIn } from './poll';
import { Table } from './table';

/** How each tag looks on the web. */
export function webComponents(locale: Locale): MdxComponents {
  return {
    Callout: calloutIn(locale),
    Compare: compareIn(locale),
    Figure,
    FrameworkTable: frameworkTableIn(locale),
    Guide: guideIn(locale),
    Poll: pollIn(locale),
    h2: headingOf('h2', locale),
    h3: headingOf('h3', locale),
    h4: headingOf('h4', locale),
    img: BodyImage,
    table: Table,
  };
}
