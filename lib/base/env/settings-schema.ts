import { isIP } from 'node:net';
import { z } from 'zod';
import { site } from '../site';
import {
  ipAddress,
  isHostName,
  isPublicKey,
  mailbox,
  origin,
  postgresUrl,
  secretOf,
  secretsOf,
  smtpUrl,
  textThat,
  wholeNumber,
} from './value-formats';

/** Texts about a setting for the documentation and messages. */
export interface SettingFacts {
  group: 'Site' | 'Data and secrets' | 'Email' | 'Bounces' | 'Tools';
  meaning: string;
  /** What applies while it is unset, without a default value: completes "Unset it for …". */
  unset?: string;
  /** How to fix a bad value, if not by unsetting it. */
  fix?: string;
  example?: string;
  /** `whole`: no part of the value may be shown; `password`: its scheme may. */
  secret?: 'whole' | 'password';
  neededOnVercel?: true;
}

export const settingFacts = z.registry<SettingFacts>();

const makeSecret = 'Make one: openssl rand -hex 32';

/**
 * All settings. An empty value counts as unset. A value that does not parse stops the start; it never means the default. `npm run settings`
 * writes `docs/configuration.md` and `.env.example` from this schema.
 */
export const settingsSchema = z.object({
  PORT: wholeNumber(1, 65_535)
    .prefault('3000')
    .register(settingFacts, { group: 'Site', meaning: 'The TCP port that `npm start` listens on.' }),
  LISTEN_HOST: textThat('an IP address or a host name of this machine, such as 127.0.0.1', (text) => isIP(text) !== 0 || isHostName(text))
    .optional()
    .register(settingFacts, {
      group: 'Site',
      meaning: 'The address that `npm start` listens on.',
      unset: 'all interfaces',
      example: '127.0.0.1',
    }),
  SITE_URL: origin.optional().register(settingFacts, {
    group: 'Site',
    meaning:
      'The public origin of the site, the only source of absolute addresses: canonical addresses, link previews, links in emails. ' +
      'Forms are accepted from this origin alone; while it is unset, from this machine. Needed for the build, too.',
    unset: '`http://localhost:PORT`; on Vercel the production domain, in a preview that of its branch',
    fix: 'Unset it for http://localhost and the port.',
    example: 'https://newsletter.example',
  }),
  PREVIEW: z
    .stringbool({ error: '1 or 0' })
    .optional()
    .register(settingFacts, {
      group: 'Site',
      meaning:
        'Shows drafts and scheduled posts, marks every page as a preview, keeps search engines away, and sends no email: 1 or 0. Needed ' +
        'for the build, too.',
      unset: 'on in `npm run dev` and in Vercel previews, else off',
      fix: 'Unset it for 1 in Vercel previews and in npm run dev, else 0.',
      example: '1',
    }),
  CLIENT_ADDRESS_HEADER: textThat('the name of an HTTP header such as x-real-ip', (text) => /^[!#$%&'*+.^`|~\w-]+$/.test(text))
    .optional()
    .register(settingFacts, {
      group: 'Site',
      meaning:
        'The header in which the reverse proxy in front writes the client’s address. The proxy must overwrite what clients send: rate ' +
        'limits are counted by this address. The `X-Request-Id` of such a proxy is used in logs and responses.',
      unset: 'the address of the connection',
      example: 'x-real-ip',
    }),
  DATA_DIR: textThat('a folder such as /var/lib/newsletter (~ is not expanded)', (text) => !/^~|\p{Cc}/u.test(text))
    .prefault('.data')
    .register(settingFacts, {
      group: 'Data and secrets',
      meaning: 'The folder of the embedded database, the outbox and the secrets: `db`, `outbox`, `secret`, `admin-token`.',
    }),
  DATABASE_URL: postgresUrl.optional().register(settingFacts, {
    group: 'Data and secrets',
    meaning: 'A PostgreSQL server, version 14 or newer.',
    unset: 'the embedded PostgreSQL (PGlite) in `DATA_DIR/db`',
    example: 'postgres://newsletter:password@localhost:5432/newsletter',
    secret: 'password',
    neededOnVercel: true,
  }),
  APP_SECRET: secretsOf(32).optional().register(settingFacts, {
    group: 'Data and secrets',
    meaning:
      'The keys of links and cookies are derived from it: 32 characters or more. To change it, keep the old one after a comma: `new,old`.',
    unset: 'one that is created on first use in `DATA_DIR/secret`',
    fix: makeSecret,
    secret: 'whole',
    neededOnVercel: true,
  }),
  ADMIN_TOKEN: secretOf(32).optional().register(settingFacts, {
    group: 'Data and secrets',
    meaning: 'The token for `/admin` and for commands such as `npm run send`: 32 characters or more. Changing it ends all sessions.',
    unset: 'one that is created at start in `DATA_DIR/admin-token`',
    fix: makeSecret,
    secret: 'whole',
    neededOnVercel: true,
  }),
  CRON_SECRET: secretOf(16).optional().register(settingFacts, {
    group: 'Data and secrets',
    meaning: 'The bearer token with which the scheduler calls `/api/cron/campaigns`: 16 characters or more.',
    unset: 'a closed endpoint',
    fix: makeSecret,
    secret: 'whole',
    neededOnVercel: true,
  }),
  SMTP_URL: smtpUrl.optional().register(settingFacts, {
    group: 'Email',
    meaning:
      'The mail server: `smtp://…:587` (STARTTLS) or `smtps://…:465`. TLS is required except on this machine. A public site without it ' +
      'queues its emails; a preview sends none.',
    unset: 'one `.eml` file per message in `DATA_DIR/outbox`',
    example: 'smtp://user:password@mail.example:587',
    secret: 'password',
    neededOnVercel: true,
  }),
  MAIL_FROM: mailbox.prefault(`${site.name} <newsletter@localhost>`).register(settingFacts, {
    group: 'Email',
    meaning: 'The sender of all emails.',
    example: `${site.name} <newsletter@newsletter.example>`,
  }),
  MAIL_POSTAL_ADDRESS: z
    .string()
    .transform((text) => text.replace(/\s+/g, ' '))
    .optional()
    .register(settingFacts, {
      group: 'Email',
      meaning:
        'The sender’s postal address in one line, at the end of every email; many countries require it. Needed for the build, too, which ' +
        'makes the emails of posts.',
      unset: 'no address in emails',
      example: `${site.name}, 1 Example Street, Example City`,
    }),
  SEND_CONCURRENCY: wholeNumber(1, 64)
    .prefault('4')
    .register(settingFacts, { group: 'Email', meaning: 'How many messages are sent at the same time, 1 to 64.' }),
  SEND_LEASE: wholeNumber(10, 600)
    .prefault('120')
    .register(settingFacts, {
      group: 'Email',
      meaning:
        'How many seconds a sender may be silent before another takes over its message, 10 to 600. Sending one message may take half of ' +
        'that.',
    }),
  SEND_PER_MINUTE: wholeNumber(1).optional().register(settingFacts, {
    group: 'Email',
    meaning: 'The most campaign messages per minute.',
    unset: 'no limit',
    example: '600',
  }),
  SEND_WARM_UP_FROM: z.iso.date({ error: 'a date such as 2026-12-01 (UTC)' }).optional().register(settingFacts, {
    group: 'Email',
    meaning: 'The first day (UTC) of a new sender: 200 campaign messages, then about twice as many each day.',
    unset: 'no warm-up',
    example: '2026-12-01',
  }),
  MAILGUN_SIGNING_KEY: secretOf(16).optional().register(settingFacts, {
    group: 'Bounces',
    meaning: 'Mailgun’s HTTP webhook signing key; opens `/api/bounces/mailgun`.',
    unset: 'a closed endpoint',
    fix: 'Copy the HTTP webhook signing key from Mailgun.',
    secret: 'whole',
  }),
  SENDGRID_PUBLIC_KEY: textThat('a public key in base64', isPublicKey).optional().register(settingFacts, {
    group: 'Bounces',
    meaning: 'The verification key of SendGrid’s signed event webhook; opens `/api/bounces/sendgrid`.',
    unset: 'a closed endpoint',
    fix: 'Copy the verification key of the signed event webhook from SendGrid.',
    secret: 'whole',
  }),
  RESEND_SIGNING_SECRET: textThat('whsec_ and 24 or more characters of base64', (text) => /^(?:whsec_)?[\w+/-]{22,}=*$/.test(text))
    .optional()
    .register(settingFacts, {
      group: 'Bounces',
      meaning: 'The signing secret of Resend’s webhook (`whsec_…`); opens `/api/bounces/resend`.',
      unset: 'a closed endpoint',
      fix: 'Copy the signing secret of the webhook from Resend.',
      secret: 'whole',
    }),
  DKIM_SELECTOR: textThat('a DKIM selector such as s1', isHostName).optional().register(settingFacts, {
    group: 'Tools',
    meaning: 'For `npm run doctor`: the value of `s=` in the DKIM signature of our emails.',
    unset: 'a check without DKIM',
    example: 's1',
  }),
  SENDING_IP: ipAddress.optional().register(settingFacts, {
    group: 'Tools',
    meaning: 'For `npm run doctor`: the address from which the mail server sends.',
    unset: 'a check without that address',
    example: '192.0.2.1',
  }),
  KEEP_RUNTIME: z
    .stringbool({ error: '1 or 0' })
    .optional()
    .register(settingFacts, {
      group: 'Tools',
      meaning:
        'For `npm run build`: 1 leaves the JavaScript runtime of Next.js in all pages. The way out when an update of Next.js ' +
        'changes the output from which the build removes it.',
      unset: 'pages without the runtime',
      example: '1',
    }),
  CHROMIUM_PATH: textThat('the path of a browser', (text) => !/\p{Cc}/u.test(text))
    .optional()
    .register(settingFacts, {
      group: 'Tools',
      meaning: 'For `npm test`: the Chromium that the tests use.',
      unset: 'one on the PATH, else downloaded or installed',
      example: '/usr/bin/chromium',
    }),
});

export type Settings = z.output<typeof settingsSchema>;
export type SettingName = keyof Settings;
export const settingNames = Object.keys(settingsSchema.shape) as SettingName[];

/** Returns the texts about a setting. */
export function factsOf(name: SettingName): SettingFacts {
  const facts = settingFacts.get(settingsSchema.shape[name]);
  if (!facts) throw new Error(`${name} is not described in lib/base/env/settings-schema.ts.`);
  return facts;
}

/** Returns the default of a setting as text, or undefined without one. */
export function defaultOf(name: SettingName): string | undefined {
  const field = settingsSchema.shape[name];
  return field instanceof z.ZodPrefault ? String(field.def.defaultValue) : undefined;
}
