import type { CheckResult } from './check';
import type { CheckInput } from './input';
import { finding, judged, result } from './result';

const exact = /^v?\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/;

/** C25: what runs is exactly what was reviewed, and nothing critical is known of it. */
export function supplyChain({ supplyChain: chain, contract }: CheckInput): CheckResult {
  if (chain === null) return result('C25', 'not-verified', 'Nobody has stated which package or image runs.');
  if (chain.kind === 'remote') {
    return result(
      'C25',
      'not-verified',
      'Only the vendor knows what runs there: send the questionnaire, and keep the answers.',
      {
        server: contract?.serverInfo ?? null,
      },
    );
  }
  const { name, version, digest, advisories } = chain;
  const pinned = digest !== null || (version !== null && exact.test(version));
  const findings = [
    ...(pinned
      ? []
      : [
          finding(
            'fail',
            null,
            'package',
            `The version of ${name} floats (${version ?? 'none is stated'}), so that it changes by itself.`,
          ),
        ]),
    ...(advisories ?? [])
      .filter(({ severity }) => severity === 'critical' || severity === 'high')
      .map(({ id, severity }) =>
        finding(
          severity === 'critical' ? 'fail' : 'warn',
          null,
          'package',
          `${id} is a ${severity} advisory on ${name}.`,
        ),
      ),
  ];
  if (findings.length === 0 && advisories === null) {
    return result('C25', 'not-verified', `${name} is pinned, but nobody has looked for advisories.`, chain);
  }
  return judged('C25', findings, `${name} is pinned, and no serious advisory is known.`, chain);
}
