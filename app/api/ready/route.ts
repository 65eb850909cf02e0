import { jsonAnswer } from '@/lib/actions/json-answer';
import { serviceState } from '@/lib/queries/service-state';

export const dynamic = 'force-dynamic';

/** Ready for traffic, or 503 with the reason. */
export async function GET(): Promise<Response> {
  const state = await serviceState();
  return jsonAnswer(state, { status: state.ready ? 200 : 503 });
}
