import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { authOptions } from '@/lib/session/options';

type Context = { params: Promise<{ nextauth: string[] }> };

// Not `session`: it would prolong a session, which ends after its hours. Not `_log`: anybody could write into the log.
const answered = new Set(['csrf', 'providers', 'callback', 'signin', 'signout', 'error']);

async function handler(request: NextRequest, context: Context): Promise<Response> {
  const [action = ''] = (await context.params).nextauth;
  if (!answered.has(action)) return new Response('Not found', { status: 404 });
  const response = (await NextAuth(request, context, authOptions())) as Response;
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}

export { handler as GET, handler as POST };
