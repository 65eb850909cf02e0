import type { Actor } from '@/lib/domain/access/actor';
import { database } from './client';

export type BadgeFacts = {
  /** Notifications that the member has not read. */
  unread: number;
  /** Whether the workspace was written to since `snapshot`; true where there is none. */
  written: boolean;
};

/** In one round trip, without a transaction: it is asked on every page, and most often all that the badges ask. */
export async function badgeFacts({ workspaceId, memberId }: Actor, snapshot: string | null): Promise<BadgeFacts> {
  const [found] = await database().$queryRaw<[BadgeFacts]>`
    select unread, written from badge_facts(${workspaceId}::uuid, ${memberId}::uuid, ${snapshot})`;
  return found;
}
