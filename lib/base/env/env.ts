import 'server-only';
import { buildSettings } from '../files/page-cache';
import { previewOf, siteUrlOf } from './derived-settings';
import { readSetting } from './read-settings';

const providerKeys = { mailgun: 'MAILGUN_SIGNING_KEY', sendgrid: 'SENDGRID_PUBLIC_KEY', resend: 'RESEND_SIGNING_SECRET' } as const;

/**
 * The settings of the server, and what its platform and its build tell it. Everything is optional and parsed when asked for, so that a
 * build works with an empty environment; a setting that does not parse throws `BadSettings` wherever it is used.
 */
export const env = {
  /** The site's own origin without a trailing slash: the only source of absolute addresses. */
  get siteUrl(): string {
    return siteUrlOf(process.env);
  },

  /** Whether somebody has said what that is: the settings, or Vercel. Else it is this machine. */
  get isSiteUrlSet(): boolean {
    return env.onVercel || readSetting('SITE_URL', process.env) !== undefined;
  },

  /** Whether drafts and scheduled posts are shown. */
  get preview(): boolean {
    return previewOf(process.env);
  },

  /** The connection string of a PostgreSQL server; undefined for the embedded one. */
  get databaseUrl(): string | undefined {
    return readSetting('DATABASE_URL', process.env);
  },

  /** The folder for what the site keeps where no service is named: database, mail, secrets. */
  get dataFolder(): string {
    return readSetting('DATA_DIR', process.env);
  },

  /** The secrets from which keys are derived, the newest first; undefined for one that is made once and kept. */
  get appSecrets(): string[] | undefined {
    return readSetting('APP_SECRET', process.env);
  },

  /** What opens the admin pages and the endpoints for operators; undefined for one that is made once and kept. */
  get adminToken(): string | undefined {
    return readSetting('ADMIN_TOKEN', process.env);
  },

  /** `smtp(s)://user:password@host:port`; undefined for files in the outbox. */
  get smtpUrl(): string | undefined {
    return readSetting('SMTP_URL', process.env);
  },

  /** Who mail is from. */
  get mailFrom(): { name: string; address: string } {
    return readSetting('MAIL_FROM', process.env);
  },

  /** Where a letter reaches those who send the mails; undefined where nobody has said. */
  get mailPostalAddress(): string | undefined {
    return readSetting('MAIL_POSTAL_ADDRESS', process.env);
  },

  /** How many messages of campaigns may go in a minute; undefined for as many as go. */
  get sendPerMinute(): number | undefined {
    return readSetting('SEND_PER_MINUTE', process.env);
  },

  /** The first day on which a new sender sends, in UTC: it begins with few messages a day. `YYYY-MM-DD`; undefined for no limit. */
  get sendWarmUpFrom(): string | undefined {
    return readSetting('SEND_WARM_UP_FROM', process.env);
  },

  /** What the scheduler shows at the endpoint that sends on Vercel; undefined keeps that endpoint closed. */
  get cronSecret(): string | undefined {
    return readSetting('CRON_SECRET', process.env);
  },

  /** How many messages may be on their way at once: 1 to 64. */
  get sendConcurrency(): number {
    return readSetting('SEND_CONCURRENCY', process.env);
  },

  /** How long a message stays with a sender that gives no sign of life, in seconds. */
  get sendLease(): number {
    return readSetting('SEND_LEASE', process.env);
  },

  /** The key by which calls of a mail provider are known; undefined where that one is not used. */
  providerKey(provider: keyof typeof providerKeys): string | undefined {
    return readSetting(providerKeys[provider], process.env);
  },

  get onVercel(): boolean {
    return Boolean(process.env.VERCEL);
  },

  /** The moment for which pages are made, in milliseconds since 1970: one for a whole build. */
  get now(): number {
    return env.build?.moment ?? Date.now();
  },

  /** The moment up to which posts have appeared: that of the build, also for what is made later, since only it makes their pages. */
  get builtAt(): number {
    return Number(process.env.SITE_BUILT_AT) || env.now; // Written into the code by next.config.
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
