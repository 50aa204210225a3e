import { env } from '../../base/env/env';
import { type OpenData, toOpenData } from '../frameworks/open-data';
import { listFacets, listFrameworks } from './frameworks';

/** Returns all facts about frameworks as they are published. */
export function openFrameworks(): OpenData {
  return toOpenData(env.siteUrl, { facets: listFacets(), frameworks: listFrameworks() });
}
