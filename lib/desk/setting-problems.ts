import { isLocalHost } from '../is-local-host';
import { type Problem, problem } from './problem';

/** What the environment comes to, as `lib/env` has it. */
export interface Settings {
  siteUrl: string;
  preview: boolean;
  smtpUrl: string | undefined;
  /** The mailbox; undefined where `MAIL_FROM` is none. */
  mailFrom: string | undefined;
  appSecret: string | undefined;
  adminToken: string | undefined;
  dataFolder: string;
}

/** What the settings have wrong, by themselves and together. */
export function settingProblems({ siteUrl, preview, smtpUrl, mailFrom, appSecret, adminToken, dataFolder }: Settings): Problem[] {
  const { protocol, hostname } = new URL(siteUrl);
  const isLocal = isLocalHost(hostname);
  const isPublic = !isLocal && !preview;
  const sendsMail = Boolean(smtpUrl);
  return [
    ...problem(isPublic && protocol === 'http:', 'site-url-http', { url: siteUrl }),
    ...problem(isLocal && sendsMail && !preview, 'site-url-local', { url: siteUrl }),
    ...problem(isPublic && !sendsMail, 'no-mail-server'),
    ...problem(mailFrom === undefined, 'bad-mail-from'),
    ...problem(mailFrom !== undefined && sendsMail && isLocalHost(mailFrom.slice(mailFrom.lastIndexOf('@') + 1)), 'mail-from-local'),
    ...problem(isPublic && !appSecret, 'made-secret', { file: `${dataFolder}/secret` }),
    ...problem(adminToken !== undefined && adminToken.length < 32, 'short-admin-token'),
    ...problem(preview && sendsMail, 'mail-in-preview'),
  ];
}
