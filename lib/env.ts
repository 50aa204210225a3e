import 'server-only';
import { buildSettings } from './kept-pages';
import { isDay } from './read-moment';
import { mailFromOf, mailPostalAddressOf, previewOf, siteUrlOf } from './settings';

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

  /** The connection string of a PostgreSQL server; undefined for the embedded one. */
  get databaseUrl(): string | undefined {
    return process.env.DATABASE_URL || undefined;
  },

  /** The folder for what the site keeps where no service is named: database, mail, secrets. */
  get dataFolder(): string {
    return process.env.DATA_DIR || '.data';
  },

  /** The secrets from which keys are derived, the newest first, joined by commas. */
  get appSecret(): string | undefined {
    return process.env.APP_SECRET || undefined;
  },

  /** What opens the desk and the doors for operators; undefined for one that is made once and kept. */
  get adminToken(): string | undefined {
    return process.env.ADMIN_TOKEN?.trim() || undefined;
  },

  /** `smtp(s)://user:password@host:port`; undefined for files in the outbox. */
  get smtpUrl(): string | undefined {
    return process.env.SMTP_URL || undefined;
  },

  /** Who mail is from. Throws where `MAIL_FROM` is no mailbox. */
  get mailFrom(): { name: string; address: string } {
    return mailFromOf(process.env);
  },

  /** Where a letter reaches those who send the mails; undefined where nobody has said. */
  get mailPostalAddress(): string | undefined {
    return mailPostalAddressOf(process.env);
  },

  /** How many messages of mailings may go in a minute; undefined for as many as go. */
  get sendPerMinute(): number | undefined {
    const perMinute = Number(process.env.SEND_PER_MINUTE);
    return perMinute > 0 ? perMinute : undefined;
  },

  /** The first day on which a new sender sends, in UTC: it begins with few messages a day. `YYYY-MM-DD`; undefined for no limit. */
  get sendWarmUpFrom(): string | undefined {
    const day = process.env.SEND_WARM_UP_FROM?.trim() ?? '';
    return isDay(day) ? day : undefined;
  },

  /** What the scheduler shows at the door that sends on Vercel; undefined keeps that door closed. */
  get cronSecret(): string | undefined {
    return process.env.CRON_SECRET?.trim() || undefined;
  },

  /** How many messages may be on their way at once: 1 to 64. */
  get sendSlots(): number {
    return Math.min(64, Math.max(1, Math.floor(Number(process.env.SEND_SLOTS)) || 4));
  },

  /** The keys by which calls of mail providers are known, by their names; undefined where one is not used. */
  get providerKeys(): { mailgun: string | undefined; sendgrid: string | undefined; resend: string | undefined } {
    const { MAILGUN_SIGNING_KEY, SENDGRID_PUBLIC_KEY, RESEND_SIGNING_SECRET } = process.env;
    return {
      mailgun: MAILGUN_SIGNING_KEY?.trim() || undefined,
      sendgrid: SENDGRID_PUBLIC_KEY?.trim() || undefined,
      resend: RESEND_SIGNING_SECRET?.trim() || undefined,
    };
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
