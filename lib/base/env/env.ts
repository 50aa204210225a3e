import 'server-only';
import { buildSettings } from '../files/page-cache';
import { previewOf, siteUrlOf } from './derived-settings';
import { readSetting } from './read-settings';

const providerKeys = { mailgun: 'MAILGUN_SIGNING_KEY', sendgrid: 'SENDGRID_PUBLIC_KEY', resend: 'RESEND_SIGNING_SECRET' } as const;

/**
 * The settings of the server, and what its platform and its build tell it. They are parsed on use, so that a build works with an empty
 * environment; a setting that does not parse throws `BadSettings`. `settings-schema.ts` describes each.
 */
export const env = {
  /** The site's own origin without a trailing slash: the only source of absolute addresses. */
  get siteUrl(): string {
    return siteUrlOf(process.env);
  },

  /** Whether `SITE_URL` or Vercel sets it; else it is this machine. */
  get isSiteUrlSet(): boolean {
    return env.onVercel || readSetting('SITE_URL', process.env) !== undefined;
  },

  get preview(): boolean {
    return previewOf(process.env);
  },

  /** Undefined for the embedded database. */
  get databaseUrl(): string | undefined {
    return readSetting('DATABASE_URL', process.env);
  },

  get dataFolder(): string {
    return readSetting('DATA_DIR', process.env);
  },

  /** The newest first; undefined for the secret in the data folder. */
  get appSecrets(): string[] | undefined {
    return readSetting('APP_SECRET', process.env);
  },

  /** Undefined for the token in the data folder: see `adminToken`. */
  get adminToken(): string | undefined {
    return readSetting('ADMIN_TOKEN', process.env);
  },

  /** Undefined for files in the outbox. */
  get smtpUrl(): string | undefined {
    return readSetting('SMTP_URL', process.env);
  },

  get mailFrom(): { name: string; address: string } {
    return readSetting('MAIL_FROM', process.env);
  },

  get mailPostalAddress(): string | undefined {
    return readSetting('MAIL_POSTAL_ADDRESS', process.env);
  },

  /** Undefined for no limit. */
  get sendPerMinute(): number | undefined {
    return readSetting('SEND_PER_MINUTE', process.env);
  },

  /** `YYYY-MM-DD` in UTC; undefined for no warm-up. */
  get sendWarmUpFrom(): string | undefined {
    return readSetting('SEND_WARM_UP_FROM', process.env);
  },

  /** Undefined closes the scheduler's endpoint. */
  get cronSecret(): string | undefined {
    return readSetting('CRON_SECRET', process.env);
  },

  get sendConcurrency(): number {
    return readSetting('SEND_CONCURRENCY', process.env);
  },

  /** In seconds. */
  get sendLease(): number {
    return readSetting('SEND_LEASE', process.env);
  },

  /** The key that verifies the webhooks of an email provider; undefined closes its endpoint. */
  providerKey(provider: keyof typeof providerKeys): string | undefined {
    return readSetting(providerKeys[provider], process.env);
  },

  get onVercel(): boolean {
    return Boolean(process.env.VERCEL);
  },

  /** The time for which pages are rendered, in milliseconds since 1970: the same for a whole build. */
  get now(): number {
    return env.build?.moment ?? Date.now();
  },

  /** The time up to which posts are published, in milliseconds since 1970: that of the build, since only a build makes their pages. */
  get builtAt(): number {
    return Number(process.env.SITE_BUILT_AT) || env.now; // Inlined by next.config.ts.
  },

  /** Set by `npm run build` for the processes it starts; undefined outside a build. */
  get build(): { codeVersion: string; planFolder: string; moment: number } | undefined {
    const {
      [buildSettings.codeVersion]: codeVersion,
      [buildSettings.planFolder]: planFolder,
      [buildSettings.moment]: moment,
    } = process.env;
    return codeVersion && planFolder ? { codeVersion, planFolder, moment: Number(moment) } : undefined;
  },
};
