import { handInContract } from '@/lib/commands/hand-in-contract';
import { contractLimits } from '@/lib/domain/mcp/contract';
import { refuse } from '@/lib/domain/result';
import { mayNot } from '@/lib/domain/servers/machine';
import { now } from '@/lib/env';
import { machineOf } from '@/lib/identity/machine';
import { takeDelivery } from '@/lib/identity/take-delivery';
import { limitsFor } from '@/lib/identity/throttle';
import { bearerToken } from './bearer-token';
import { jsonAnswer } from './json-answer';
import { readBody } from './read-body';
import { refusalResponse, resultResponse } from './result-answer';

/** PostgreSQL text holds no U+0000, and no name is longer. */
const nameOf = (request: Request): string | null => {
  const name = new URL(request.url).searchParams.get('server') ?? '';
  return name.trim() === '' || name.length > 200 || name.includes('\0') ? null : name;
};

/** `POST` of a contract by a machine: the manifest as the body. Answers what changed, or the refusal in words. */
export async function answerContract(request: Request): Promise<Response> {
  const token = bearerToken(request);
  const machine = token && (await machineOf(token));
  if (!machine) return unknown();
  // Before the body is read: nobody without the right makes the server take in 8 MB.
  if (machine.may !== 'contracts') return refusalResponse(mayNot('contracts').refusal);
  const wait = await takeDelivery(limitsFor.contracts(machine.tokenId), now());
  if (wait) {
    const message = 'This token hands in too often. Let the pipeline hand in once a build, and try again later.';
    return refusalResponse(refuse('throttled', message).refusal, { 'retry-after': String(wait) });
  }
  const server = nameOf(request);
  if (!server)
    return refusalResponse(refuse('invalid', 'Say which server it is: ?server=NAME, as in the register.').refusal);
  const body = await readBody(request, contractLimits.bytes);
  if (!body) {
    const megabytes = contractLimits.bytes / 1024 / 1024;
    return refusalResponse(refuse('too-large', `More than ${megabytes} MB is not read.`).refusal);
  }
  const result = await handInContract(machine, { server, manifest: await body.text() }, now());
  return resultResponse(result);
}

const unknown = (): Response => {
  const message =
    'Send a token that may hand in contracts as "Authorization: Bearer …". This one is unknown or revoked.';
  return jsonAnswer(
    { refusal: { kind: 'forbidden', message, reasons: [] } },
    { status: 401, headers: { 'www-authenticate': 'Bearer' } },
  );
};
