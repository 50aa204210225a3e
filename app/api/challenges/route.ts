import { makeChallenge } from '@/lib/door/challenge';

/** The doors that may ask for proof of work. */
const doors = ['subscribers'];

/** A challenge for the script of a form. It costs a signature, and nothing is kept of it. */
export async function GET(request: Request): Promise<Response> {
  const door = new URL(request.url).searchParams.get('door') ?? '';
  const headers = { 'Cache-Control': 'no-store' };
  if (!doors.includes(door)) return Response.json({ status: 404 }, { status: 404, headers });
  return Response.json(await makeChallenge(door), { headers });
}
