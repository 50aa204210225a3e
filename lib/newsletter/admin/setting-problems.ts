import { previewOf, siteUrlOf } from '../../base/env/derived-settings';
import { BadSettings, type Environment, formatSettingProblem, parseSettings } from '../../base/env/read-settings';
import { isLocalHost } from '../../base/http/is-local-host';
import { type Problem, problemIf } from './problem';

/** Returns the settings that do not parse, or, if all do, the problems of their combination. */
export function findSettingProblems(environment: Environment): Problem[] {
  try {
    return findConflicts(environment);
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error;
    return error.problems.map((one) => ({ key: 'bad-setting', values: { line: formatSettingProblem(one) } }));
  }
}

function findConflicts(environment: Environment): Problem[] {
  const { SMTP_URL, MAIL_FROM, APP_SECRET, DATA_DIR } = parseSettings(environment);
  const preview = previewOf(environment);
  const siteUrl = siteUrlOf(environment);
  const { protocol, hostname } = new URL(siteUrl);
  const domain = MAIL_FROM.address.replace(/^.*@/, '');
  const isLocal = isLocalHost(hostname);
  const isPublic = !isLocal && !preview;
  const sendsMail = SMTP_URL !== undefined;
  return [
    ...problemIf(isPublic && protocol === 'http:', 'site-url-http', { url: siteUrl }),
    ...problemIf(isLocal && sendsMail && !preview, 'site-url-local', { url: siteUrl }),
    ...problemIf(isPublic && !sendsMail, 'no-mail-server'),
    ...problemIf(sendsMail && isLocalHost(domain), 'mail-from-local'),
    ...problemIf(isPublic && !APP_SECRET, 'made-secret', { file: `${DATA_DIR}/secret` }),
    ...problemIf(preview && sendsMail, 'mail-in-preview'),
  ];
}
