import { makeChallenge } from '@/lib/base/http/challenge';

/** The endpoints that may ask for proof of work. */
const forms = ['subscribers'];

/** A challenge for the script of a form. It costs a signature, and nothing is kept of it. */
export async function GET(request: Request): Promise<Response> {
  const form = new URL(request.url).searchParams.get('form') ?? '';
  const headers = { 'Cache-Control': 'no-store' };
  if (!forms.includes(form)) return Response.json({ status: 404 }, { status: 404, headers });
  return Response.json(await makeChallenge(form), { headers });
}
