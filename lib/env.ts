import 'server-only';
import { buildSettings } from './kept-pages';
import { previewOf, siteUrlOf } from './settings.mjs';

/**
 * The only reader of the environment. Everything is optional and read when asked for, so that a build works with an
 * empty environment.
 */
export const env = {
  /** The site's own origin without a trailing slash: the only source of absolute addresses. */
  get siteUrl(): string {
    return siteUrlOf(process.env);
  },

  /** Whether drafts and scheduled posts are shown. */
  get preview(): boolean {
    return previewOf(process.env);
  },

  /** The moment for which pages are made, in milliseconds since 1970: one for a whole build. */
  get now(): number {
    return env.build?.moment ?? Date.now();
  },

  /** The moment up to which posts have appeared: that of the build, also for what is made later, since only it makes their pages. */
  get builtAt(): number {
    return Number(process.env.SITE_BUILT_AT) || env.now; // Written into the code by next.config.mjs.
  },

  /** What `npm run build` tells its parts; undefined outside it. */
  get build(): { codeVersion: string; planFolder: string; moment: number } | undefined {
    const {
      [buildSettings.codeVersion]: codeVersion,
      [buildSettings.planFolder]: planFolder,
      [buildSettings.moment]: moment,
    } = process.env;
    return codeVersion && planFolder ? { codeVersion, planFolder, moment: Number(moment) } : undefined;
  },
};
