import { AddCommentDialog } from '@/components/comments/add-comment-dialog';
import { CommentList, type Comment } from '@/components/comments/comment-list';
import { CommandButton } from '@/components/forms/command-button';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { Time } from '@/components/ui/time';
import type { Tone } from '@/components/ui/tone';
import { MayNot } from '@/components/use-case-tab/may-not';
import type { Place } from '@/components/use-case-tab/place';
import {
  impactLabel,
  likelihoodLabel,
  treatment,
  treatmentCounts,
  treatmentLabels,
  sortedRisks,
  type Treatment,
} from '@/lib/domain/plan/risk-rules';
import { riskLevel, standingAcceptance } from '@/lib/domain/plan/risks';
import type { Person } from '@/lib/domain/access/actor';
import type { Reason } from '@/lib/domain/result';
import type { Acceptance, RiskFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { LevelBadge } from './level-badge';
import { AcceptRiskDialog, CloseRiskDialog, SaveRiskDialog } from './risk-dialogs';

type Props = {
  facts: UseCaseFacts;
  now: Date;
  place: Place;
  numbers: ReadonlyMap<string, string>;
  /** What people say about the risks. */
  said: { comments: (Comment & { riskId: string | null })[]; people: Person[] };
  mayEdit: Reason | null;
  mayAccept: Reason | null;
};

const tones: Record<Treatment, Tone> = {
  closed: 'neutral',
  accepted: 'info',
  stale: 'caution',
  mitigated: 'positive',
  bare: 'caution',
};

/** All risks, what needs attention first. */
export function RiskList(props: Props) {
  const { facts, place, mayEdit } = props;
  const risks = sortedRisks(facts.risks);
  const open = risks.filter(({ closedAt }) => closedAt === null);
  const closed = risks.filter(({ closedAt }) => closedAt !== null);
  const add = mayEdit ? null : <SaveRiskDialog facts={facts} place={place} />;
  if (risks.length === 0) {
    return (
      // The button stays where it is: a form that moves with the first risk would lose what was typed.
      <Card id="risks" title="Risks" actions={add} flush>
        <EmptyState icon="alert" title="No risk yet" level={3} compact>
          <p>What could go wrong with it, how likely, how bad, and what is done about it?</p>
          <MayNot reason={mayEdit} />
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card id="risks" title="Risks" description={counted(open, closed.length)} actions={add} flush>
      {open.length === 0 ? <p className="px-4 py-3 text-ink-muted">All risks are closed.</p> : null}
      <Rows {...props} risks={open} />
      {closed.length > 0 ? (
        <details className="group border-t border-line" open={open.length === 0}>
          <summary className="flex items-center gap-1.5 px-4 py-2.5 text-sm font-medium text-ink-muted hover:bg-hover hover:text-ink">
            <Icon name="chevronRight" size={14} className="transition-transform group-open:rotate-90" />
            {closed.length} closed
          </summary>
          <div className="border-t border-line">
            <Rows {...props} risks={closed} />
          </div>
        </details>
      ) : null}
      {mayEdit ? (
        <div className="border-t border-line px-4 py-2.5">
          <MayNot reason={mayEdit} />
        </div>
      ) : null}
    </Card>
  );
}

/** Accepted is told apart from mitigated, and both from an acceptance that has gone stale. */
const counted = (open: readonly RiskFacts[], closed: number) => {
  const how = open.length > 0 ? `: ${treatmentCounts(open)}` : '';
  return `${open.length} open, the highest first${how}${closed === 0 ? '.' : `; ${closed} closed.`}`;
};

function Rows({ risks, ...props }: Props & { risks: RiskFacts[] }) {
  return (
    <ul className="divide-y divide-line">
      {risks.map((risk) => (
        <li
          key={risk.id}
          id={`risk-${risk.id}`}
          className="flex scroll-mt-20 flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 target:bg-accent-soft"
        >
          <Risk {...props} risk={risk} />
          <Said {...props} risk={risk} />
        </li>
      ))}
    </ul>
  );
}

function Said({ risk, facts, place, now, said }: Props & { risk: RiskFacts }) {
  const comments = said.comments.filter(({ riskId }) => riskId === risk.id);
  if (comments.length === 0) return null;
  return (
    <div className="w-full rounded-md border border-line">
      <CommentList {...{ place, comments, now }} useCase={facts.key} people={said.people} />
    </div>
  );
}

function Risk({ risk, facts, now, place, numbers, said, mayEdit, mayAccept }: Props & { risk: RiskFacts }) {
  const how = treatment(risk);
  return (
    <>
      <div className="min-w-0 flex-1 basis-80 space-y-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-mono text-sm text-ink-subtle">{numbers.get(risk.id)}</span>
          <span className="min-w-0 font-medium">{risk.title}</span>
        </p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-muted">
          <LevelBadge level={riskLevel(risk.likelihood, risk.impact)} />
          <span>
            {likelihoodLabel(risk.likelihood)} ({risk.likelihood}) × {impactLabel(risk.impact).toLowerCase()} (
            {risk.impact})
          </span>
          <Badge tone={tones[how]} variant={how === 'closed' ? 'outline' : 'soft'}>
            {treatmentLabels[how]}
          </Badge>
        </p>
        {risk.mitigation ? (
          <p className="max-w-prose text-sm whitespace-pre-line text-ink-muted">
            <span className="text-ink-subtle">Mitigation: </span>
            {risk.mitigation}
          </p>
        ) : null}
        {risk.acceptance ? <AcceptanceLine acceptance={risk.acceptance} now={now} /> : null}
        {risk.closedAt ? (
          <p className="text-sm text-ink-subtle">
            Closed <Time at={risk.closedAt} now={now} look="both" />
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-1 max-sm:-ml-2.5">
        <AddCommentDialog place={place} useCase={facts.key} risk={risk} people={said.people} />
        {risk.closedAt === null && !standingAcceptance(risk) && !mayAccept ? (
          <AcceptRiskDialog facts={facts} place={place} risk={risk} />
        ) : null}
        {mayEdit ? null : risk.closedAt ? (
          <CommandButton
            {...place}
            command="reopen-risk"
            hidden={{ useCase: facts.key, id: risk.id }}
            size="sm"
            ariaLabel={`Reopen risk: ${risk.title}`}
            doneMessage="Risk reopened"
          >
            Reopen
          </CommandButton>
        ) : (
          <>
            <SaveRiskDialog facts={facts} place={place} risk={risk} />
            <CloseRiskDialog facts={facts} place={place} risk={risk} />
          </>
        )}
      </div>
    </>
  );
}

/** Who lives with it, and at which rating; kept once it is stale, and said to be. */
function AcceptanceLine({ acceptance, now }: { acceptance: Acceptance; now: Date }) {
  const { by, at, reason, likelihood, impact, staleAt } = acceptance;
  return (
    <p className="max-w-prose text-sm text-ink-muted">
      <span className="text-ink-subtle">
        Accepted by {by.name}, <Time at={at} now={now} look="both" />, at {likelihood} × {impact}:{' '}
      </span>
      {reason}
      {staleAt ? (
        <span className="block text-caution-ink">
          Stale since it was judged otherwise, <Time at={staleAt} now={now} look="both" />. It counts for nothing until
          the risk is accepted anew.
        </span>
      ) : null}
    </p>
  );
}
