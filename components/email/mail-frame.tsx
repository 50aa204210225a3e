import type { ReactNode } from 'react';
import { dictionary, htmlAttributes, htmlLang, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { MailLink, MailNote } from './mail-parts';
import { columnWidth, mailStyles, styleSheet } from './mail-styles';

/** The props of every email. */
export interface MailSetting {
  locale: Locale;
  /** The site's origin. */
  siteUrl: string;
  /** The sender's postal address in one line. */
  postalAddress?: string;
}

/** The props of every email to a subscriber. */
export interface SubscriberSetting extends MailSetting {
  /** Valid for 30 days. */
  preferencesUrl: string;
  /** The page that asks for confirmation. */
  unsubscribeUrl: string;
  /** The endpoint for one-click unsubscription by POST (RFC 8058). */
  oneClickUrl: string;
}

interface MailFrameProps extends MailSetting {
  subject: string;
  /** Shown beside the subject in the inbox, hidden in the email. */
  preheader: string;
  /** Shown above the card, such as the unsubscribe link. */
  top?: ReactNode;
  /** Why the recipient gets this email. */
  why: string;
  preferencesUrl?: string;
  unsubscribeUrl?: string;
  children: ReactNode;
}

/** The document of an email: one column that works without style sheets, light or dark. */
export function MailFrame({ locale, siteUrl, subject, preheader, top, children, ...foot }: MailFrameProps) {
  const { site } = dictionary(locale);
  const styles = mailStyles(locale);
  const home = new URL(localePath(locale, '/'), siteUrl).href;
  return (
    <html {...htmlAttributes(locale)}>
      {/* biome-ignore lint/style/noHeadElement: not a page of Next.js. */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* Clients would turn numbers and addresses into links. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{subject}</title>
        <style>{styleSheet}</style>
      </head>
      <body className="paper" style={styles.paper}>
        <div style={{ display: 'none' }}>{preheader}</div>
        {/* Some clients drop the attributes of html and body: the language is repeated. */}
        <table
          role="presentation"
          lang={htmlLang(locale)}
          className="paper"
          border={0}
          cellPadding={0}
          cellSpacing={0}
          width="100%"
          style={{ ...styles.paper, width: '100%', tableLayout: 'fixed' }}
        >
          <tbody>
            <tr>
              <td align="center" style={{ padding: '0 12px 32px' }}>
                <table
                  role="presentation"
                  border={0}
                  cellPadding={0}
                  cellSpacing={0}
                  width={columnWidth}
                  style={{ width: columnWidth, maxWidth: '100%', tableLayout: 'fixed', textAlign: 'left' }}
                >
                  <tbody>
                    <tr>
                      <td className="edge" style={{ padding: '24px 32px 20px' }}>
                        <a href={home} className="ink" style={styles.name}>
                          <img
                            src={new URL('/icons/icon-192.png', siteUrl).href}
                            alt=""
                            width={28}
                            height={28}
                            style={{ verticalAlign: 'middle', marginRight: 10, borderRadius: 6 }}
                          />
                          {site.name}
                        </a>
                      </td>
                    </tr>
                    {top && (
                      <tr>
                        <td className="edge" style={{ padding: '0 32px 10px' }}>
                          {top}
                        </td>
                      </tr>
                    )}
                    <tr>
                      <td className="card edge" style={styles.card}>
                        {children}
                      </td>
                    </tr>
                    <tr>
                      <td className="edge" style={{ padding: '24px 32px 0' }}>
                        <MailFoot locale={locale} {...foot} />
                      </td>
                    </tr>
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}

type MailFootProps = Pick<MailFrameProps, 'locale' | 'why' | 'preferencesUrl' | 'unsubscribeUrl' | 'postalAddress'>;

/** The sender, the reason, and the links to preferences and unsubscription: each on its own line in the text part. */
function MailFoot({ locale, why, preferencesUrl, unsubscribeUrl, postalAddress }: MailFootProps) {
  const { site, mail } = dictionary(locale);
  return (
    <>
      <MailNote locale={locale}>
        {site.name} · {site.tagline}
        <br />
        {why}
      </MailNote>
      {preferencesUrl && (
        <MailNote locale={locale}>
          <MailLink locale={locale} url={preferencesUrl}>
            {mail.preferences}
          </MailLink>
        </MailNote>
      )}
      {unsubscribeUrl && (
        <MailNote locale={locale}>
          <MailLink locale={locale} url={unsubscribeUrl}>
            {mail.unsubscribe}
          </MailLink>
        </MailNote>
      )}
      {postalAddress && <MailNote locale={locale}>{postalAddress}</MailNote>}
    </>
  );
}
