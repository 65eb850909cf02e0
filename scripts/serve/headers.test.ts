import { describe, expect, it } from 'vitest';
import { headersOfAnswers } from './headers.mjs';

const appUrl = 'https://airworthy.example';
const at = (path: string, settings = { appUrl, development: false }) => {
  const { headers, policy } = headersOfAnswers(settings)(path);
  return { headers: Object.fromEntries(headers), policy };
};

describe('headers of answers', () => {
  it('lets no other site frame a page, guess its type or learn its address', () => {
    expect(at('/w/acme/portfolio').headers).toEqual({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'X-Frame-Options': 'DENY',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': expect.stringContaining('camera=()'),
      'Strict-Transport-Security': expect.stringContaining('max-age=31536000'),
      'Content-Security-Policy': expect.stringContaining("frame-ancestors 'none'"),
    });
  });

  it('gives each page a nonce of its own, by which alone scripts run', () => {
    const answers = headersOfAnswers({ appUrl, development: false });
    const nonces = ['/', '/'].map((path) => /'nonce-([\w+/=]+)'/.exec(answers(path).policy)?.[1]);
    expect(new Set(nonces).size).toBe(2);
    for (const nonce of nonces) expect(Buffer.from(nonce!, 'base64')).toHaveLength(16);
    const { headers, policy } = at('/');
    expect(headers['Content-Security-Policy']).toBe(policy);
    expect(policy).not.toContain('unsafe-eval');
  });

  it('lets nothing run in what the API answers', () => {
    expect(at('/api/w/acme/commands/park').policy).toBe("default-src 'none'; sandbox; frame-ancestors 'none'");
  });

  it.each(['/share', '/share/a-key', '/share?x=1', '/share/a-key/file.csv'])(
    'tells nobody the address of %s',
    (path) => {
      expect(at(path).headers).toMatchObject({
        'Referrer-Policy': 'no-referrer',
        'X-Robots-Tag': 'noindex, nofollow, noarchive',
        'Cache-Control': 'private, no-store',
      });
    },
  );

  it.each(['/x/../share/a-key', '/x/%2e%2e/share/a-key', '/_next/static/../../share/a-key', '/./share/a-key'])(
    'goes by where %s leads',
    (path) => {
      expect(at(path).headers).toMatchObject({
        'Referrer-Policy': 'no-referrer',
        'Content-Security-Policy': expect.stringContaining("frame-ancestors 'none'"),
      });
    },
  );

  it.each(['*', '//[/../x', 'http://[/../x', '/%2e%2e%2e%zz/../x', '/..'])('answers %s as well', (path) => {
    expect(at(path).headers).toHaveProperty('X-Frame-Options', 'DENY');
  });

  it('takes no other path for a shared one', () => {
    expect(at('/shared').headers).not.toHaveProperty('X-Robots-Tag');
  });

  it('says of files that are the same for everybody no more than what holds for all', () => {
    const { headers } = at('/_next/static/chunk.js');
    expect(headers).toHaveProperty('X-Content-Type-Options', 'nosniff');
    expect(headers).not.toHaveProperty('Content-Security-Policy');
    expect(at('/_next/no-such-file').headers).toHaveProperty('Content-Security-Policy');
  });

  it('demands no encryption of an app that is served without', () => {
    const { headers, policy } = at('/', { appUrl: 'http://127.0.0.1:3000', development: false });
    expect(headers).not.toHaveProperty('Strict-Transport-Security');
    expect(policy).not.toContain('upgrade-insecure-requests');
  });
});
