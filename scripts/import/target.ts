import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Actor, WorkspaceRole } from '@/lib/domain/access/actor';
import { inIdentity } from '@/lib/db/identity-transaction';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { Failure } from '../lib/failure';
import { home } from '../lib/paths';
import { runningPostmaster } from '../postgres/cluster';
import { choosePlace } from '../postgres/place';
import { builtInDatabase } from '../start/database';
import { Lock } from '../start/lock';
import { loadSettings } from '../start/settings';

/**
 * Points the product's code at the database: DATABASE_URL, else the built-in one of `npm start`, which is started for as
 * long as this takes if it does not run. Gives what has to be done in the end.
 */
export async function openDatabase(): Promise<() => Promise<void>> {
  // The product's settings; no session is signed and no mail sent here.
  process.env.AUTH_SECRET ??= 'importing signs no session';
  process.env.APP_URL ??= 'http://127.0.0.1:3000';
  if (process.env.DATABASE_URL) return async () => undefined;
  const place = choosePlace(home);
  if (!existsSync(path.join(home, 'settings.json')) || !existsSync(path.join(place.data, 'PG_VERSION'))) {
    throw new Failure('There is no database here yet: run npm start once, or set DATABASE_URL.');
  }
  const settings = loadSettings();
  const running = runningPostmaster(place);
  if (running?.ready) {
    process.env.DATABASE_URL = `postgresql://airworthy_web:${settings.appPassword}@127.0.0.1:${running.port}/airworthy`;
    return async () => undefined;
  }
  const lock = new Lock(home);
  try {
    const { appUrl, cluster } = await builtInDatabase(settings);
    process.env.DATABASE_URL = appUrl;
    return async () => {
      await cluster.stop();
      lock.release();
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Whom the import is done as: a member by e-mail address, else the workspace's first admin. */
export async function chooseActor(slug: string, email: string | undefined): Promise<Actor> {
  const workspaces = await inIdentity((tx) =>
    tx.workspace.findMany({ select: { id: true, slug: true }, orderBy: { slug: 'asc' } }),
  );
  const workspace = workspaces.find((one) => one.slug === slug);
  if (!workspace) {
    const known = workspaces.map((one) => one.slug).join(', ');
    throw new Failure(`There is no workspace "${slug}"${known ? `; there are: ${known}` : ''}.`);
  }
  const member = await inWorkspace(workspace.id, (tx) =>
    tx.member.findFirst({
      where: {
        workspaceId: workspace.id,
        removedAt: null,
        ...(email ? { email: email.toLowerCase() } : { role: 'admin' }),
      },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true, role: true },
    }),
  );
  if (!member) throw new Failure(email ? `${email} is no member of ${slug}.` : `${slug} has no admin; say --as EMAIL.`);
  const { id: memberId, name, role } = member;
  return { workspaceId: workspace.id, workspaceSlug: slug, memberId, name, role: role as WorkspaceRole };
}
