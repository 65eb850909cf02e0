import type { CheckResult } from '@/lib/domain/mcp/checks/check';
import { flowOfUseCase } from '@/lib/domain/servers/flow';
import { attachments, proofEnds, proofOf, proofValidity, proofWords } from '@/lib/domain/servers/proof';
import { startItem } from '@/lib/db/checklist-row';
import { addPiece, addRevision, cite } from '@/lib/db/evidence-rows';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { writeAsProduct } from './use-case-command';
import { writeEach } from './write-each';

/**
 * What a run proved attaches itself to the checklist of every use case that calls tools of the server, as evidence by the product; what
 * it refuted is withdrawn. Each use case in a transaction of its own; the signing role reviews it like any other. Gives how many were
 * written; running it again changes nothing. `useCaseId`: to that one alone.
 */
export async function attachChecks(workspaceId: string, runId: string, now: Date, useCaseId?: string): Promise<number> {
  const found = await inWorkspace(workspaceId, async (tx) => {
    const run = await tx.checkRun.findFirst({
      where: { workspaceId, id: runId, state: 'done' },
      include: { server: { select: { id: true, name: true } } },
    });
    if (!run) return null;
    // Tried again late, it would undo what a newer one said.
    const newer = { workspaceId, serverId: run.serverId, state: 'done', number: { gt: run.number } };
    if (await tx.checkRun.findFirst({ where: newer, select: { id: true } })) return null;
    const useCases = await tx.useCase.findMany({
      where: { workspaceId, id: useCaseId, tools: { some: { serverTool: { serverId: run.serverId } } } },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    return { run, useCases };
  });
  if (!found) return 0;
  const { run, useCases } = found;
  return writeEach(
    useCases.map(({ id }) => id),
    (id) => attachOne(workspaceId, id, run, now),
  );
}

type Run = {
  number: number;
  target: string | null;
  contractHash: string | null;
  startedAt: Date;
  finishedAt: Date | null;
  results: unknown;
  server: { id: string; name: string };
};

const attachOne = (workspaceId: string, useCaseId: string, run: Run, now: Date): Promise<boolean> =>
  writeAsProduct(workspaceId, useCaseId, now, async (tx, facts) => {
    const { server } = run;
    const piece = await pieceOf(tx, server.id);
    const [last] = piece?.revisions ?? [];
    const held = piece && { evidenceId: piece.id, revision: last?.source === sourceOf(run) ? last.number : null };
    const { attach, withdraw } = attachments(
      proofOf(run.results as CheckResult[], flowOfUseCase(facts).state),
      facts.evidence,
      held,
      { ranAt: ranAt(run), now },
    );
    if (attach.length === 0 && withdraw.length === 0) return null;
    await tx.citation.updateMany({ where: { id: { in: withdraw.map(({ id }) => id) } }, data: { withdrawnAt: now } });
    if (attach.length > 0) {
      const { evidenceId, revisionId } = revisionOf(tx, run, piece, now);
      const validity = proofValidity(ranAt(run));
      for (const itemId of attach) {
        cite(tx, { useCaseId, itemId, evidenceId, revisionId, by: null, at: now }, validity);
        startItem(tx, facts, itemId);
      }
    }
    const withdrawn = [...new Set(withdraw.map(({ itemId }) => itemId))];
    const data = { serverId: server.id, server: server.name, run: run.number, attached: attach, withdrawn };
    return { event: { type: 'checks.attached', data } };
  });

const ranAt = ({ startedAt, finishedAt }: Run) => finishedAt ?? startedAt;
const sourceOf = ({ number }: Run) => `Airworthy, run ${number} of its checks`;

/** The evidence of a server's checks, with its newest revision. */
const pieceOf = (tx: WorkspaceTx, serverId: string) =>
  tx.evidence.findFirst({
    where: { workspaceId: tx.workspaceId, serverId },
    select: { id: true, revisions: { orderBy: { number: 'desc' }, take: 1 } },
  });

/** The revision that holds this run: the one of another use case, or a new one. */
function revisionOf(tx: WorkspaceTx, run: Run, piece: Awaited<ReturnType<typeof pieceOf>>, now: Date) {
  const { server, number: runNumber } = run;
  const source = sourceOf(run);
  const [last] = piece?.revisions ?? [];
  if (piece && last?.source === source) return { evidenceId: piece.id, revisionId: last.id };
  const title = `Checks of ${server.name}`;
  const evidenceId = piece?.id ?? addPiece(tx, { kind: 'note', drill: null, title, at: now, serverId: server.id });
  const revisionId = addRevision(tx, {
    evidenceId,
    number: (last?.number ?? 0) + 1,
    body: proofWords(run.results as CheckResult[], { ...run, run: runNumber }),
    file: null,
    drill: null,
    source,
    expiresOn: proofEnds(ranAt(run)),
    authorId: null,
    at: now,
  });
  return { evidenceId, revisionId };
}
