import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runNode, tool } from '../lib/child';
import { home, root } from '../lib/paths';

// The baseline: the smallest dynamic page that the same Next can serve, with nothing of the product in it.
const files: Record<string, string> = {
  'package.json': '{ "name": "empty", "private": true, "type": "module" }',
  'next.config.mjs': `export default { poweredByHeader: false, turbopack: { root: ${JSON.stringify(root)} } };`,
  'app/layout.jsx':
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  'app/page.jsx': `import { headers } from 'next/headers';
export default async function Page() { return <p>{(await headers()).get('host')}</p>; }`,
};

/** Writes and builds the empty app; returns its folder. */
export async function buildEmptyApp(): Promise<string> {
  const folder = path.join(home, 'bench', 'empty-app');
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  await runNode('The build of the empty app', [tool('next/dist/bin/next'), 'build', folder], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_DIST_DIR: undefined,
  });
  return folder;
}
