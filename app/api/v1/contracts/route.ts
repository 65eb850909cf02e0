import { answerContract } from '@/lib/actions/answer-contract';

/**
 * `POST /api/v1/contracts?server=NAME` with the answer to tools/list or a manifest as the body, and a token that may hand in contracts,
 * for a server without an address.
 * What `scripts/mcp-manifest.ts` sends where it is told to.
 */
export const POST = (request: Request): Promise<Response> => answerContract(request);
