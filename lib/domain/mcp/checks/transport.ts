import type { LimitFacts, ProbeFacts, ScopeFacts } from '../probe-facts';
import type { CheckResult, Finding } from './check';
import type { CheckInput } from './input';
import { finding, fromFacts, judged, result } from './result';

const fail = (path: string, message: string, text = '') => finding('fail', null, path, message, text);
const warn = (path: string, message: string, text = '') => finding('warn', null, path, message, text);

const probed = <Key extends keyof ProbeFacts>({ probe }: CheckInput, key: Key) => (probe ? probe[key] : null);

const day = 24 * 60 * 60 * 1000;

/** C01: the connection is encrypted, by a certificate that holds. */
export const tls = (input: CheckInput): CheckResult =>
  fromFacts('C01', probed(input, 'tls'), (facts) => {
    if (facts.scheme === 'http')
      return judged('C01', [fail('address', 'The address is http: nothing is encrypted.')], '', facts);
    const left = facts.validTo === null ? null : Date.parse(facts.validTo) - input.now.getTime();
    const old = facts.version === 'TLSv1' || facts.version === 'TLSv1.1';
    const findings: Finding[] = [
      ...(facts.problem ? [fail('certificate', `The certificate does not hold: ${facts.problem}.`)] : []),
      ...(old || facts.acceptsOld ? [fail('version', 'It accepts versions of TLS below 1.2.')] : []),
      ...(!facts.problem && left !== null && left < 14 * day
        ? [warn('certificate', `The certificate ends on ${facts.validTo?.slice(0, 10)}.`)]
        : []),
    ];
    if (findings.length === 0 && facts.version === null) {
      return result('C01', 'not-verified', 'The TLS connection could not be read.', facts);
    }
    if (findings.length === 0 && facts.acceptsOld === null) {
      const why = `It speaks ${facts.version}; whether it accepts versions of TLS below 1.2 could not be tried.`;
      return result('C01', 'not-verified', why, facts);
    }
    return judged('C01', findings, `${facts.version}, with a certificate until ${facts.validTo?.slice(0, 10)}.`, facts);
  });

/** The first stateless version. */
const modern = '2026-07-28';

/** C02: the version of the protocol. */
export const protocol = (input: CheckInput): CheckResult =>
  fromFacts('C02', probed(input, 'protocol'), (facts) => {
    const said = [...(facts.discovered ?? []), ...(facts.initialized ? [facts.initialized] : [])];
    const versions = said.filter((version) => /^\d{4}-\d{2}-\d{2}$/.test(version)).sort();
    const newest = versions.at(-1);
    if (!newest) {
      return facts.oldTransport
        ? judged('C02', [fail('transport', 'It speaks only the old HTTP+SSE transport of 2024-11-05.')], '', facts)
        : result('C02', 'not-verified', 'Neither server/discover nor initialize was answered.', facts);
    }
    const { minimumProtocol } = input.policy;
    const findings =
      newest < minimumProtocol
        ? [fail('version', `It speaks ${newest}; the workspace asks for ${minimumProtocol} or later.`)]
        : newest < modern
          ? [warn('version', `It speaks ${newest}, which is older than ${modern}.`)]
          : [];
    const clean = `It speaks ${newest}; the workspace asks for ${minimumProtocol} or later.`;
    return judged('C02', findings, clean, { ...facts, minimumProtocol });
  });

/** C10: what is unknown is answered by an error, and a changed contract has a new version. */
export const failingClosed = (input: CheckInput, contractHash: string | null): CheckResult =>
  fromFacts('C10', probed(input, 'unknown'), (facts) => {
    const { previous } = input;
    const silent =
      previous !== null &&
      contractHash !== null &&
      previous.serverVersion === facts.serverVersion &&
      previous.contractHash !== contractHash;
    const asked = [
      ['tool', facts.tool],
      ['method', facts.method],
      ['version', facts.version],
    ] as const;
    const findings = [
      ...(silent
        ? [
            fail(
              'serverInfo.version',
              `The contract was changed under the same version, ${facts.serverVersion ?? 'none'}.`,
            ),
          ]
        : []),
      ...asked
        .filter(([, answer]) => answer.succeeded)
        .map(([what]) => fail(what, `An unknown ${what} was answered with success.`)),
      ...asked
        .filter(([, { trace }]) => trace !== null)
        .map(([what, { trace }]) => warn(what, `The error for an unknown ${what} shows a stack trace.`, trace ?? '')),
    ];
    const unanswered = asked.filter(([, { status }]) => status === null || status === 401 || status === 403);
    if (findings.length === 0 && unanswered.length > 0) {
      const names = unanswered.map(([what]) => what).join(', ');
      return result('C10', 'not-verified', `It could not be asked for an unknown ${names}.`, facts);
    }
    return judged('C10', findings, 'An unknown tool, method and version are answered with errors.', facts);
  });

/** C22: a narrower token sees fewer tools. Whether it is narrower is read in both, where it can be. */
export const scopeFiltering = (input: CheckInput): CheckResult =>
  fromFacts('C22', probed(input, 'scopes'), (facts) => {
    if (facts.scopes && !isNarrower(facts.scopes)) {
      const message =
        'The token that is set as the one with fewer scopes does not carry fewer than the one to ask with. Replace it under Checks, Tokens.';
      return result('C22', 'not-verified', message, facts);
    }
    const shrinks =
      facts.narrow.length < facts.broad.length && facts.narrow.every((name) => facts.broad.includes(name));
    const findings = shrinks
      ? []
      : [fail('tools', `The narrow token sees ${facts.narrow.length} tools, the broad one ${facts.broad.length}.`)];
    return judged(
      'C22',
      findings,
      `The narrow token sees ${facts.narrow.length} of ${facts.broad.length} tools.`,
      facts,
    );
  });

const isNarrower = ({ broad, narrow }: NonNullable<ScopeFacts['scopes']>): boolean =>
  narrow.every((scope) => broad.includes(scope)) && broad.some((scope) => !narrow.includes(scope));

/** C23: bursts and oversized bodies are refused. Whoever is not let in at all learns nothing of the limits. */
export const limits = (input: CheckInput): CheckResult =>
  fromFacts('C23', probed(input, 'limits'), ({ burst, oversized }) => {
    const burstUnknown = !burst || (burst.limited === 0 && burst.unauthorized === burst.sent);
    const bodyRefused = oversized && isRefusedForSize(oversized);
    const findings = [
      ...(!burstUnknown && burst.limited === 0
        ? [warn('burst', `None of ${burst.sent} requests at once was answered with 429.`)]
        : []),
      ...(oversized && bodyRefused === false
        ? [
            warn(
              'body',
              `A body of ${Math.round(oversized.bytes / 1024 / 1024)} MB was answered with ${oversized.status}, not 413.`,
            ),
          ]
        : []),
    ];
    if (findings.length === 0 && (burstUnknown || bodyRefused === null)) {
      const why =
        !burst || !oversized
          ? 'Only one of burst and body was tried.'
          : burstUnknown || oversized.status === 401 || oversized.status === 403
            ? 'It asks for a token before it looks at limits; give one to verify.'
            : 'What became of the large body does not show that its size was the reason.';
      return result('C23', 'not-verified', why, { burst, oversized });
    }
    return judged('C23', findings, 'Bursts and oversized bodies are refused.', { burst, oversized });
  });

/** Null: not known. A refusal that does not name the size counts only where a small request of the same kind was let in just before. */
function isRefusedForSize({ small, status }: NonNullable<LimitFacts['oversized']>): boolean | null {
  if (status === 413) return true;
  const letIn = small !== null && small >= 200 && small < 300;
  if (status === 'closed') return letIn ? true : null;
  if (status === null || status === 401 || status === 403 || status === 429) return null;
  if (status < 400 || status >= 500) return false;
  return letIn ? true : null;
}

/** C24: calls are traced, without what they carried. */
export function telemetry({ telemetry: facts, now }: CheckInput): CheckResult {
  if (!facts) return result('C24', 'not-verified', 'No traces of its calls are sent here.');
  const isOld = now.getTime() - Date.parse(facts.lastCall) > day;
  const findings = [
    ...(isOld ? [fail('spans', 'No tools/call was traced in the last 24 hours.')] : []),
    ...facts.missingAttributes.map((name) => fail('attributes', `The attribute ${name} is missing.`)),
    ...facts.leaks.map((leak) => fail('payloads', 'A payload or a token stands in the telemetry.', leak)),
  ];
  return judged('C24', findings, 'Calls are traced, without payloads and tokens.', facts);
}
