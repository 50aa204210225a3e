import type { Locale } from '@/lib/base/i18n/i18n';
import { createCallout } from './callout';
import { createCompare } from './compare';
import type { MdxComponents } from './component-types';
import { createHeading, Image, Table } from './elements';
import { Figure } from './figure';
import { createFrameworkTable } from './framework-table';
import { createGuide } from './guide';
import { createPoll } from './poll';

/** Returns the components for pages of the site. */
export function webComponents(locale: Locale): MdxComponents {
  return {
    Callout: createCallout(locale),
    Compare: createCompare(locale),
    Figure,
    FrameworkTable: createFrameworkTable(locale),
    Guide: createGuide(locale),
    Poll: createPoll(locale),
    h2: createHeading('h2', locale),
    h3: createHeading('h3', locale),
    h4: createHeading('h4', locale),
    img: Image,
    table: Table,
  };
}
