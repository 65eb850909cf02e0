import { answerTraces } from '@/lib/actions/answer-traces';

/** `POST /api/v1/traces` with OTLP in JSON and a token that may send traces: what OpenTelemetry's exporters call the traces endpoint. */
export const POST = (request: Request): Promise<Response> => answerTraces(request);
