import type { Answer, ForeignFacts } from '../probe-facts';
import type { CheckResult } from './check';
import type { CheckInput } from './input';
import { finding, fromFacts, judged, result } from './result';

type Try = ForeignFacts[number];

/**
 * C09: requests that a browser was tricked into are refused. Not let in is not refused: what answers everybody so, or answers
 * nothing, has not looked at the Origin. So each is held against the same request without.
 */
export const origin = (input: CheckInput): CheckResult =>
  fromFacts('C09', input.probe?.foreign ?? null, (eras) => {
    const lets = (of: 'origin' | 'host') => eras.some((one) => one[of]?.succeeded);
    const findings = [
      ...(lets('origin') ? [finding('fail', null, 'Origin', 'A request from a foreign Origin was answered.')] : []),
      ...(lets('host') ? [finding('warn', null, 'Host', 'A request for a foreign Host was answered.')] : []),
    ];
    const why = findings.length === 0 ? whyUnknown(eras) : null;
    if (why) return result('C09', 'not-verified', why, { eras });
    return judged('C09', findings, 'Requests with a foreign Origin or Host are refused.', { eras });
  });

/** Null: each era that was let in, or else asked for a token, refuses both. */
function whyUnknown(eras: ForeignFacts): string | null {
  const open = eras.filter(({ plain }) => plain.succeeded);
  const counting = open.length > 0 ? open : eras.filter(({ plain }) => plain.status === 401);
  if (counting.length === 0) {
    const seen = [...new Set(eras.map(({ plain }) => told(plain)))].join(' and ');
    return `A request without a foreign Origin was answered with ${seen}, so that nothing can be compared.`;
  }
  const unclear = counting.find((one) => !refusesOrigin(one));
  if (unclear) {
    return unclear.origin?.status === 401
      ? 'It asks for a token before it looks at the Origin; give a token to verify.'
      : `A request with a foreign Origin was answered with ${told(unclear.origin)}, which does not show that its Origin was the reason.`;
  }
  const other = counting.find((one) => !refusesHost(one));
  return other
    ? `A foreign Origin is refused; a foreign Host was answered with ${told(other.host)}, which does not show that the Host was the reason.`
    : null;
}

const told = (answer: Answer | null): string => String(answer?.status ?? 'nothing');

/** Asked for a token without an Origin, and forbidden with one: that, too, was the Origin. */
const refusesOrigin = ({ plain, origin: answer }: Try): boolean =>
  plain.succeeded ? isRefusal(answer, [401, 404, 429]) : answer?.status === 403;

/** By Host a request is led to a service, so that none is there for a foreign one. */
const refusesHost = ({ host: answer }: Try): boolean => isRefusal(answer, [401, 429]);

const isRefusal = (answer: Answer | null, others: readonly number[]): boolean => {
  const status = answer?.status ?? 0;
  return status >= 400 && status < 500 && !others.includes(status);
};
