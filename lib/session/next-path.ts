// Browsers read "\" as "/" and drop tabs and line breaks, so that "/\evil.example" would leave the site.
const harmless = /^\/(?![/\\])[^\\\p{Cc}]*$/u;

/** Where to go after signing in: a path of this site, or null for anything else. Never an address elsewhere. */
export function sameSitePath(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 2000 || !harmless.test(value)) return null;
  const base = 'http://airworthy.invalid';
  const url = URL.canParse(value, base) ? new URL(value, base) : null;
  if (!url || url.origin !== base || url.pathname.startsWith('//')) return null;
  // Signing in must not lead to signing in or out again, nor to a document that is not a page.
  if (/^\/(sign-in|sign-out|api|set-up)(\/|$)/.test(url.pathname)) return null;
  return url.pathname + url.search + url.hash;
}

/** The sign-in page that leads back to `path`. */
export function signInPath(path: string | null): string {
  const next = sameSitePath(path);
  return next && next !== '/' ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in';
}
