import { z } from 'zod';
import { contractLimits } from '@/lib/domain/mcp/contract';
import { bearerToken } from '@/lib/actions/bearer-token';
import { jsonAnswer } from '@/lib/actions/json-answer';
import { askGate } from '@/lib/queries/gate';

// PostgreSQL text holds no U+0000.
// eslint-disable-next-line no-control-regex
const word = z
  .string()
  .min(1)
  .regex(/^[^\u0000]*$/);
const question = z.object({ use_case: word.max(200), tool: word.max(contractLimits.name) });

/**
 * `GET /api/v1/gate?use_case=KEY&tool=NAME` with a workspace's bearer token: may this tool be called for that use case now? Asked by
 * gateways and pipelines before a call.
 */
export async function GET(request: Request): Promise<Response> {
  const token = bearerToken(request);
  const refused = jsonAnswer(
    { error: 'Send a token that may ask the gate as "Authorization: Bearer …". An admin makes one in the settings.' },
    { status: 401, headers: { 'www-authenticate': 'Bearer' } },
  );
  if (!token) return refused;
  const parsed = question.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) {
    return jsonAnswer({ error: 'Ask with use_case (a key such as SALES-12) and tool (its name).' }, { status: 400 });
  }
  const answer = await askGate(token, { useCase: parsed.data.use_case, tool: parsed.data.tool });
  if (!answer) return refused;
  const { useCase: use_case, ...rest } = answer;
  return jsonAnswer({ ...rest, use_case });
}
