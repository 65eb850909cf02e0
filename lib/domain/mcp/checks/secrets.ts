import { textsOf, type Text } from '../strings';
import type { CheckResult, Finding } from './check';
import type { CheckInput } from './input';
import { finding, judged, result } from './result';

// Each begins where a run of letters begins and is bounded, so that no text takes long.
const start = '(?<![A-Za-z0-9_-])';
const known: readonly { what: string; pattern: RegExp }[] = [
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/ },
  { what: 'an AWS access key', pattern: begins('(?:AKIA|ASIA)[0-9A-Z]{16}') },
  { what: 'a GitHub token', pattern: begins('(?:gh[opusr]_[A-Za-z0-9]{36,250}|github_pat_[A-Za-z0-9_]{50,250})') },
  { what: 'a GitLab token', pattern: begins('glpat-[A-Za-z0-9_-]{20,250}') },
  { what: 'a Slack token', pattern: begins('xox[abeoprs]-[A-Za-z0-9-]{10,250}') },
  { what: 'a Google API key', pattern: begins('AIza[0-9A-Za-z_-]{35}') },
  { what: 'a Stripe key', pattern: begins('[rs]k_(?:live|test)_[0-9A-Za-z]{20,250}') },
  { what: 'an API key', pattern: begins('sk-[A-Za-z0-9_-]{20,250}') },
  { what: 'an npm token', pattern: begins('npm_[A-Za-z0-9]{36}') },
  { what: 'a HubSpot token', pattern: begins('pat-(?:na|eu)\\d-[0-9a-f-]{36}') },
  { what: 'a JWT', pattern: begins('eyJ[A-Za-z0-9_-]{10,2000}\\.eyJ[A-Za-z0-9_-]{10,4000}\\.[A-Za-z0-9_-]{10,1000}') },
  {
    what: 'a password in an address',
    pattern: /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{1,60}:[^\s/:@]{3,80}@[^\s/]/i,
  },
];

const named =
  /\b(?:api[_-]?key|secret|token|passw(?:or)?d|bearer|authorization)["']?\s{0,3}[:= ]\s{0,3}["']?(?:bearer\s{1,3})?([A-Za-z0-9+/_.=-]{16,200})/i;
const long = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{32,200}={0,2}/g;
const placeholder = /example|your[_-]?|xxxx|placeholder|changeme|dummy|sample|\*{3}|<|0000|1234567/i;

/** C20: no key, token or password stands in any text. The finding shows only how it begins. */
export function secrets({ contract }: CheckInput): CheckResult {
  if (contract === null) return result('C20', 'not-verified', 'The contract could not be read.');
  const texts = textsOf(contract);
  return judged('C20', texts.flatMap(secretIn), 'No key, token or password stands in any text.', {
    texts: texts.length,
  });
}

function secretIn({ tool, path, text }: Text): Finding[] {
  const found = secretOf(text, { random: true });
  return found ? [finding('fail', tool, path, `It contains what looks like ${found.what}.`, masked(found.value))] : [];
}

/** What in a text looks like a secret. `random`: whether what only looks random is one. */
export function secretOf(text: string, { random }: { random: boolean }): { what: string; value: string } | null {
  for (const { what, pattern } of known) {
    const value = pattern.exec(text)?.[0];
    if (value && !placeholder.test(value)) return { what, value };
  }
  const value = named.exec(text)?.[1];
  if (value && !placeholder.test(value) && entropy(value) > 3.2 && /\d/.test(value)) return { what: 'a secret', value };
  for (const [candidate] of random ? text.matchAll(long) : []) {
    const mixed = /\d/.test(candidate) && /[a-z]/.test(candidate) && /[A-Z]/.test(candidate);
    if (mixed && !placeholder.test(candidate) && entropy(candidate) > 4.3)
      return { what: 'a random key', value: candidate };
  }
  return null;
}

const masked = (value: string): string => `${value.slice(0, 4)}… (${value.length} characters)`;

/** Bits a character; English words have about 3, random letters and digits more than 4. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

function begins(pattern: string): RegExp {
  return new RegExp(`${start}${pattern}`);
}
