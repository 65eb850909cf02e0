import { z } from 'zod';
import type { WorkspaceRole } from '@/lib/domain/access/actor';
import { noticePath, type Mailing } from '@/lib/domain/notifications/kinds';
import type { Prisma } from '@/lib/db/generated/client';
import { identityWithin } from '@/lib/db/identity-transaction';
import { newId } from '@/lib/db/new-id';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { env, now } from '@/lib/env';
import { noticesMail } from '@/lib/mail/notifications';
import { canMail, sendMail, type Mail } from '@/lib/mail/send';

const input = z.object({ workspaceId: z.uuid(), memberId: z.uuid(), digest: z.boolean().optional() });
type Input = z.infer<typeof input>;

/** Notifications in one mail, at most. */
const most = 100;

/** A mail server that answers slowly holds the transaction; one that does not is given up after ten seconds. */
const sending = { timeout: 60_000 };

/**
 * Mails one member what they have not been mailed. Which notifications go in a mail is fixed and committed first, under an id that
 * its Message-ID is made of; then it is sent and written down as sent, under a lock on the member. So two workers send it once, and
 * after a crash between the mail server's answer and the commit the very same mail goes out again under the same Message-ID
 * (docs/decisions/0022).
 */
export async function mailNotificationsJob(data: unknown): Promise<void> {
  await mailNotifications(input.parse(data), sendMail);
}

export async function mailNotifications(
  { workspaceId, memberId, digest = false }: Input,
  send: (mail: Mail) => Promise<boolean>,
): Promise<void> {
  if (!canMail()) return;
  for (;;) {
    const mailId = await inWorkspace(workspaceId, (tx) => nextMail(tx, memberId, digest));
    if (!mailId) return;
    await inWorkspace(workspaceId, (tx) => sendOne(tx, memberId, mailId, digest, send), sending);
  }
}

/** One worker at a time mails a member; the other waits, and then finds it done. */
const lock = (tx: WorkspaceTx, memberId: string) =>
  tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`mail ${memberId}`}, 0))::text`;

/** The mail to be sent next: one that was begun before, else a new one of all that is left; null: nothing is. */
async function nextMail(tx: WorkspaceTx, memberId: string, digest: boolean): Promise<string | null> {
  await lock(tx, memberId);
  const recipient = await recipientOf(tx, memberId);
  const left = { memberId, mail: true } as const;
  if (!recipient) {
    // Nobody is mailed after leaving, nor what they chose not to be mailed.
    await tx.notification.updateMany({ where: left, data: { mail: false, mailId: null } });
    return null;
  }
  if (recipient.pending) return null;
  const begun = await tx.notification.findFirst({
    where: { ...left, mailId: { not: null } },
    orderBy: { id: 'asc' },
    select: { mailId: true },
  });
  if (begun) return begun.mailId;
  if (recipient.mailing === 'daily' && !digest) return null;
  // What was read meanwhile needs no mail.
  await tx.notification.updateMany({ where: { ...left, readAt: { not: null } }, data: { mail: false } });
  const mailId = newId();
  const claimed = await tx.$executeRaw`
    update notification set mail_id = ${mailId}::uuid
    where id in (
      select id from notification where member_id = ${memberId}::uuid and mail and mail_id is null order by id limit ${most}
    )`;
  return claimed > 0 ? mailId : null;
}

async function sendOne(
  tx: WorkspaceTx,
  memberId: string,
  mailId: string,
  digest: boolean,
  send: (mail: Mail) => Promise<boolean>,
): Promise<void> {
  await lock(tx, memberId);
  const rows = await tx.notification.findMany({
    where: { memberId, mailId, mail: true },
    orderBy: { id: 'asc' },
    include: { useCase: { select: { key: true, title: true } } },
  });
  const recipient = rows.length > 0 ? await recipientOf(tx, memberId) : null;
  // Another worker has sent it, or they left since.
  if (!recipient) return;
  const comments = await tx.comment.findMany({
    where: {
      workspaceId: tx.workspaceId,
      id: { in: rows.flatMap(({ commentId }) => commentId ?? []) },
      removedAt: null,
    },
    select: { id: true, body: true },
  });
  const quotes = new Map(comments.map(({ id, body }) => [id, body]));
  const base = new URL(`/w/${recipient.slug}/`, env().APP_URL);
  const mail = noticesMail(
    rows.map(({ useCase, text, path, commentId }) => ({
      useCase,
      text,
      url: new URL(`/w/${recipient.slug}${noticePath(useCase?.key ?? null, path)}`, base).href,
      quote: (commentId && quotes.get(commentId)) || null,
    })),
    {
      person: recipient,
      workspace: recipient.workspace,
      messageId: `${mailId}@${base.hostname}`,
      daily: digest || recipient.mailing === 'daily',
      accountUrl: new URL('account', base).href,
    },
  );
  // Tried again later; what is in the mail stays as it is.
  if (!(await send(mail))) throw new Error('The mail server did not take the mail.');
  await tx.notification.updateMany({ where: { memberId, mailId, mail: true }, data: { mail: false, mailedAt: now() } });
}

type Recipient = {
  name: string;
  email: string;
  mailing: Mailing;
  role: WorkspaceRole;
  slug: string;
  workspace: string;
  /** Has an invitation that they have not accepted: the address is not proven to be theirs. */
  pending: boolean;
};

/** Null: has left the workspace, or is not among the `wanted`: those who want mail of what they are told. */
export async function recipientOf(
  tx: WorkspaceTx,
  memberId: string,
  wanted: Prisma.MemberWhereInput = { mailing: { not: 'none' } },
): Promise<Recipient | null> {
  const found = await identityWithin(tx, (identity) =>
    identity.member.findFirst({
      where: { id: memberId, workspaceId: tx.workspaceId, removedAt: null, ...wanted },
      select: {
        name: true,
        email: true,
        mailing: true,
        role: true,
        awaitsAcceptance: true,
        workspace: { select: { slug: true, name: true } },
        account: { select: { passwordHash: true, _count: { select: { links: true } } } },
      },
    }),
  );
  if (!found) return null;
  const { workspace, account, awaitsAcceptance, mailing, role, name, email } = found;
  const pending = awaitsAcceptance || (account.passwordHash === null && account._count.links > 0);
  return {
    name,
    email,
    mailing: mailing as Mailing,
    role: role as WorkspaceRole,
    slug: workspace.slug,
    workspace: workspace.name,
    pending,
  };
}
