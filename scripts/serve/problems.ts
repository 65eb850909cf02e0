import { settingProblems } from '../../lib/env';
import { developmentSecret } from '../development/secret';

const shortestSecret = 32;

/** All that keeps a production server from starting with these settings, a sentence each; empty if nothing does. */
export function productionProblems(given: Record<string, string | undefined>): string[] {
  const secret = given.AUTH_SECRET || given.NEXTAUTH_SECRET || '';
  const url = given.APP_URL || given.NEXTAUTH_URL || '';
  const problems = settingProblems(given);
  if (secret === developmentSecret) problems.push('AUTH_SECRET is the published development secret.');
  else if (secret.length >= 16 && secret.length < shortestSecret) {
    problems.push(
      `AUTH_SECRET is too short: use ${shortestSecret} characters or more, such as openssl rand -base64 32 prints.`,
    );
  } else if (secret && new Set(secret).size < 10)
    problems.push('AUTH_SECRET is too regular; let openssl rand -base64 32 make one.');
  if (/^http:/i.test(url) && !isLocal(url))
    problems.push('APP_URL must begin with https:// (http:// is for localhost only).');
  // A wrong guess is felt by everybody: all callers as one address, or an address that callers make up.
  if (/^https:/i.test(url) && !given.TRUST_PROXY) {
    problems.push(
      'TRUST_PROXY must be set where APP_URL is https: how many proxies append to X-Forwarded-For, or 0 for none.',
    );
  }
  if (given.SMTP_URL && !given.MAIL_FROM)
    problems.push('MAIL_FROM must be set where SMTP_URL is, such as Airworthy <airworthy@example.com>.');
  if (given.AIRWORTHY_EVALUATION) {
    problems.push(
      'AIRWORTHY_EVALUATION must not be set: it lets anybody sign in without a password (npm start alone uses it).',
    );
  }
  if (given.AIRWORTHY_CLOCK)
    problems.push('AIRWORTHY_CLOCK must not be set: it stops the clock, for browser tests alone.');
  return problems;
}

function isLocal(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return ['localhost', '127.0.0.1', '[::1]'].includes(host) || host.endsWith('.localhost');
}
