import { AdminPage } from '@/components/admin/admin-page';
import { readDashboard } from '@/lib/newsletter/admin/read-dashboard';
import { adminPageResponse } from '@/server/pages/admin-page';

/** The admin page, or the sign-in form. */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/admin'>) {
  const { locale } = await params;
  return adminPageResponse(request, locale, '/admin', async (locale) => (
    <AdminPage locale={locale} dashboard={await readDashboard()} now={Date.now()} />
  ));
}
