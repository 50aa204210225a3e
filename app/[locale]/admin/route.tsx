import { AdminPage } from '@/components/admin/admin-page';
import { readDashboard } from '@/lib/newsletter/admin/read-dashboard';
import { adminPageResponse } from '@/server/pages/admin-page';

/** The desk for who has signed in, else the form to do so. */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/admin'>) {
  const { locale } = await params;
  return adminPageResponse(request, locale, '/admin', async (locale) => (
    <AdminPage locale={locale} admin={await readDashboard()} now={Date.now()} />
  ));
}
