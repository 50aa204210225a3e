import { previewOf, siteUrlOf } from '../../base/env/derived-settings';
import { BadSettings, type Environment, lineOf, parseSettings } from '../../base/env/read-settings';
import { isLocalHost } from '../../base/http/is-local-host';
import { type Problem, problem } from './problem';

/** What the settings have wrong, each by itself; where all of them parse, what they have wrong together. */
export function settingProblems(environment: Environment): Problem[] {
  try {
    return problemsTogether(environment);
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error;
    return error.problems.map((one) => ({ key: 'bad-setting', values: { line: lineOf(one) } }));
  }
}

function problemsTogether(environment: Environment): Problem[] {
  const { SMTP_URL, MAIL_FROM, APP_SECRET, DATA_DIR } = parseSettings(environment);
  const preview = previewOf(environment);
  const siteUrl = siteUrlOf(environment);
  const { protocol, hostname } = new URL(siteUrl);
  const domain = MAIL_FROM.address.replace(/^.*@/, '');
  const isLocal = isLocalHost(hostname);
  const isPublic = !isLocal && !preview;
  const sendsMail = SMTP_URL !== undefined;
  return [
    ...problem(isPublic && protocol === 'http:', 'site-url-http', { url: siteUrl }),
    ...problem(isLocal && sendsMail && !preview, 'site-url-local', { url: siteUrl }),
    ...problem(isPublic && !sendsMail, 'no-mail-server'),
    ...problem(sendsMail && isLocalHost(domain), 'mail-from-local'),
    ...problem(isPublic && !APP_SECRET, 'made-secret', { file: `${DATA_DIR}/secret` }),
    ...problem(preview && sendsMail, 'mail-in-preview'),
  ];
}
