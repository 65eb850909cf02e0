import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { takeTelemetry } from '@/lib/commands/take-telemetry';
import { readCalls, spanLimits } from '@/lib/domain/mcp/telemetry/otlp';
import { mayNot } from '@/lib/domain/servers/machine';
import { now } from '@/lib/env';
import { machineOf } from '@/lib/identity/machine';
import { takeDelivery } from '@/lib/identity/take-delivery';
import { limitsFor } from '@/lib/identity/throttle';
import { bearerToken } from './bearer-token';
import { jsonAnswer } from './json-answer';
import { readBody } from './read-body';

/** Bytes of a bundle as it comes, and unpacked: collectors pack what they send. */
const mostBytes = 1024 * 1024;
const mostUnpacked = 8 * mostBytes;

const unpack = promisify(gunzip);

/**
 * `POST` of spans by a machine: OpenTelemetry's ExportTraceServiceRequest in JSON (OTLP over HTTP), packed or not. Only spans of
 * `tools/call` of a registered server are looked at, and no span is kept. Answers as the protocol says; those that belong to no server are
 * told as a partial success.
 */
export async function answerTraces(request: Request): Promise<Response> {
  const token = bearerToken(request);
  const machine = token && (await machineOf(token));
  if (!machine) {
    const message = 'Send a token that may send traces as "Authorization: Bearer …". This one is unknown or revoked.';
    return failure(401, message, { 'www-authenticate': 'Bearer' });
  }
  // Before the body is read: nobody without the right makes the server take it in.
  if (machine.may !== 'telemetry') return failure(403, mayNot('telemetry').refusal.message);
  const wait = await takeDelivery(limitsFor.telemetry(machine.tokenId), now());
  if (wait) {
    return failure(429, 'This token sends too often. Let the collector send larger bundles.', {
      'retry-after': String(wait),
    });
  }
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    return failure(415, 'Only JSON is read: set the encoding of the exporter to json.');
  }
  const body = await readBody(request, mostBytes);
  if (!body) return failure(413, `More than 1 MB is not read at once. ${smaller}`);
  const text = await textOf(body, request.headers.get('content-encoding'));
  const calls = text === null ? 'no request' : callsIn(text);
  if (calls === 'no request') {
    return failure(400, 'This is no ExportTraceServiceRequest in JSON, packed with gzip or not at all.');
  }
  if (calls === 'too many') return failure(413, tooMany);
  const result = await takeTelemetry(machine, calls, now());
  if (!result.ok) return failure(403, result.refusal.message);
  const { unknown } = result.value;
  return jsonAnswer(unknown === 0 ? {} : { partialSuccess: rejected(unknown) });
}

const smaller =
  'Let the collector send smaller bundles: set send_batch_max_size of its batch processor, to 1000 for instance.';
const counted = (count: number): string => count.toLocaleString('en-US');
const tooMany = `More than ${counted(spanLimits.spans)} spans, or ${counted(spanLimits.attributes)} attributes with those of resources and events, are not read at once. ${smaller}`;

const rejected = (count: number) => ({
  // Of 64 bits, and so a text in JSON.
  rejectedSpans: String(count),
  errorMessage: `${count === 1 ? 'One span of tools/call is' : `${count} spans of tools/call are`} of no registered server: server.address and server.port, url.full or mcp.server.name say whose they are.`,
});

/** Null: it is packed otherwise, or into more than is read. */
async function textOf(body: Blob, encoding: string | null): Promise<string | null> {
  if (encoding === null || encoding === 'identity') return body.text();
  if (encoding !== 'gzip') return null;
  try {
    return (await unpack(await body.arrayBuffer(), { maxOutputLength: mostUnpacked })).toString('utf8');
  } catch {
    return null;
  }
}

function callsIn(text: string) {
  try {
    return readCalls(JSON.parse(text));
  } catch {
    return 'no request';
  }
}

/** The protocol wants a Status: its message, for whoever reads the exporter's log. */
const failure = (status: number, message: string, headers: Record<string, string> = {}): Response =>
  jsonAnswer({ message }, { status, headers });
