// What every answer says of itself, in one place: next.config.ts could say what is always the same, and would match it against each request's path.
import { randomBytes } from 'node:crypto';

const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

// The address of a shared portfolio is its key: no other site and no search engine may learn it.
const shared = {
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'Cache-Control': 'private, no-store',
};
const isShared = (path) => /^\/share(?:[/?]|$)/.test(path);

/** Where an address leads that goes up on its way: no browser sends one, and Next follows it. */
const followed = (path) => (/^\/(?:.*\/)?(?:\.|%2e)/i.test(path) ? new URL(`http://server${path}`).pathname : path);

// Answers of the API are data and files, never pages: should a browser show one all the same, nothing in it runs.
const dataPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

/**
 * @param {{ appUrl: string, development: boolean }} settings `appUrl`: '' where it is not set.
 * @returns {(path: string) => { headers: [name: string, value: string][], policy: string }} of the answer to a path; `policy`: its content security policy,
 *   of a page with a nonce of its own.
 */
export function headersOfAnswers({ appUrl, development }) {
  const isSecure = appUrl.startsWith('https:');
  const secure = isSecure ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {};
  const pagePolicy = contentSecurityPolicy({ isSecure, development });
  const policyOf = (path) =>
    path.startsWith('/api/w/') ? dataPolicy : pagePolicy.replace('{nonce}', randomBytes(16).toString('base64'));
  const kinds = {
    file: Object.entries(always),
    answer: Object.entries({ ...always, ...secure }),
    shared: Object.entries({ ...always, ...secure, ...shared }),
  };
  return (asked) => {
    const path = followed(asked);
    const policy = policyOf(path);
    if (path.startsWith('/_next/static/')) return { headers: kinds.file, policy };
    return {
      headers: [...(isShared(path) ? kinds.shared : kinds.answer), ['Content-Security-Policy', policy]],
      policy,
    };
  };
}

function contentSecurityPolicy({ isSecure, development }) {
  return [
    "default-src 'self'",
    // React's development build evaluates code to show server stacks.
    `script-src 'self' 'nonce-{nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // Charts and pop-overs position themselves with style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
