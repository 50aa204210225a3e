import type { ReactNode } from 'react';
import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { type Locale, locales } from '@/lib/base/i18n/i18n';

interface NoticePageProps {
  locale: Locale;
  /** The path, without its language. */
  path: string;
  title: string;
  children: ReactNode;
}

/** A page with a status message. */
export function NoticePage({ locale, path, title, children }: NoticePageProps) {
  return (
    <Frame locale={locale} path={path} languages={[...locales]}>
      <div role="status">
        <PageHead title={title}>{children}</PageHead>
      </div>
    </Frame>
  );
}
