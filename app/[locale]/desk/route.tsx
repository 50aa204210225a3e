import { showDesk } from '@/app/show-desk';
import { DeskPage } from '@/components/desk/desk-page';
import { readDesk } from '@/lib/desk/read-desk';

/** The desk for who has signed in, else the form to do so. */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/desk'>) {
  const { locale } = await params;
  return showDesk(request, locale, '/desk', async (locale) => <DeskPage locale={locale} desk={await readDesk()} now={Date.now()} />);
}
