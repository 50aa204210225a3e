import type { ReactNode } from 'react';
import type { Locale } from '@/lib/base/i18n/i18n';
import { mailStyles, textWidth } from './mail-styles';

export interface MailImage {
  /** Absolute URL of a PNG, JPEG or GIF (`isEmailImage`). */
  url: string;
  alt: string;
  /** Its original size in pixels. */
  width: number;
  height: number;
}

interface MailPart {
  locale: Locale;
  children: ReactNode;
}

export function MailTitle({ locale, children }: MailPart) {
  return (
    <h1 className="ink" style={mailStyles(locale).title}>
      {children}
    </h1>
  );
}

export function MailSection({ locale, children }: MailPart) {
  return (
    <h2 className="ink" style={mailStyles(locale).section}>
      {children}
    </h2>
  );
}

export function MailText({ locale, children }: MailPart) {
  return (
    <p className="ink" style={mailStyles(locale).text}>
      {children}
    </p>
  );
}

export function MailNote({ locale, children }: MailPart) {
  return (
    <p className="muted" style={mailStyles(locale).note}>
      {children}
    </p>
  );
}

export function MailLink({ locale, url, children }: MailPart & { url: string }) {
  return (
    <a href={url} className="link" style={mailStyles(locale).link}>
      {children}
    </a>
  );
}

/** A link styled as a button: a table cell, since Outlook supports padding only there. */
export function MailButton({ locale, url, children }: MailPart & { url: string }) {
  const { button, buttonLink } = mailStyles(locale);
  return (
    <table role="presentation" border={0} cellPadding={0} cellSpacing={0} style={{ margin: '8px 0 24px' }}>
      <tbody>
        <tr>
          <td className="button" style={button}>
            <a href={url} style={buttonLink}>
              {children}
            </a>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** Shown at its original width, at most the width of the text. */
export function MailPicture({ url, alt, width, height }: MailImage) {
  const shown = Math.min(width, textWidth);
  return (
    <img
      src={url}
      alt={alt}
      width={shown}
      height={Math.round((height * shown) / width)}
      style={{ display: 'block', width: shown, maxWidth: '100%', height: 'auto', borderRadius: 8, margin: '0 0 14px' }}
    />
  );
}
