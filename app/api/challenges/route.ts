import { makeChallenge } from '@/lib/base/http/challenge';

/** The forms that may require a solved challenge. */
const forms = ['subscribers'];

/** Returns a challenge for the script of a form. Nothing is stored until it is solved. */
export async function GET(request: Request): Promise<Response> {
  const form = new URL(request.url).searchParams.get('form') ?? '';
  const headers = { 'Cache-Control': 'no-store' };
  if (!forms.includes(form)) return Response.json({ status: 404 }, { status: 404, headers });
  return Response.json(await makeChallenge(form), { headers });
}
