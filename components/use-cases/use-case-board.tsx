import Link from 'next/link';
import { ReadinessFigure } from '@/components/checklist/readiness-figure';
import { VerdictBadge } from '@/components/scoring/verdict-badge';
import { DaysInStage } from '@/components/stages/days-in-stage';
import { UnverifiedMark } from '@/components/stages/stage-badge';
import { PersonName } from '@/components/ui/avatar';
import { Count } from '@/components/ui/badge';
import { KeyText } from '@/components/ui/key-text';
import { TextLink } from '@/components/ui/text-link';
import { stageLabels, type Stage } from '@/lib/domain/stages/stages';
import type { TableRow } from './use-case-rows';

type Props = {
  columns: { stage: Stage; count: number; cards: TableRow[] }[];
  beside: { stage: Stage; count: number }[];
  base: string;
  /** The table of one stage, within the same filters. */
  stageHref: (stage: Stage) => string;
};

/** The track from left to right, each stage with those that changed last. */
export function UseCaseBoard({ columns, beside, base, stageHref }: Props) {
  return (
    <div className="space-y-4">
      <div
        tabIndex={0}
        role="region"
        aria-label="Use cases by stage"
        className="board -mx-gutter grid auto-cols-[minmax(15.5rem,1fr)] grid-flow-col gap-3 overflow-x-auto px-gutter pb-2 focus-visible:-outline-offset-2"
      >
        {columns.map(({ stage, count, cards }) => (
          <section key={stage} aria-label={stageLabels[stage]} className="flex min-w-0 flex-col gap-2">
            <h2 className="flex h-7 items-center gap-2 text-sm font-semibold">
              {stageLabels[stage]} <Count>{count.toLocaleString('en-US')}</Count>
            </h2>
            <ul className="flex flex-1 flex-col gap-2 rounded-lg bg-sunken p-1.5">
              {cards.map((card) => (
                <BoardCard key={card.key} card={card} base={base} />
              ))}
              {count === 0 ? <li className="px-2 py-6 text-center text-sm text-ink-subtle">None here</li> : null}
              {count > cards.length ? (
                <li className="px-1.5 py-1 text-sm">
                  <TextLink href={stageHref(stage)} prefetch={false}>
                    All {count.toLocaleString('en-US')} in the table
                  </TextLink>
                </li>
              ) : null}
            </ul>
          </section>
        ))}
      </div>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-muted">
        Beside the track:
        {beside.map(({ stage, count }) => (
          <TextLink key={stage} href={stageHref(stage)} prefetch={false}>
            {stageLabels[stage]} {count.toLocaleString('en-US')}
          </TextLink>
        ))}
      </p>
    </div>
  );
}

function BoardCard({ card, base }: { card: TableRow; base: string }) {
  return (
    <li className="relative space-y-2 rounded-md border border-line bg-surface p-2.5 hover:border-line-strong">
      <div className="flex items-center justify-between gap-2">
        <KeyText>{card.key}</KeyText>
        <span className="text-sm">
          <DaysInStage stage={card.stage} days={card.days} overdue={card.overdue} />
        </span>
      </div>
      <Link
        href={`${base}/${card.key}/overview`}
        prefetch={false}
        title={card.title}
        className="line-clamp-3 font-medium after:absolute after:inset-0 after:content-[''] hover:text-accent-ink"
      >
        {card.title}
      </Link>
      <div className="flex flex-wrap items-center gap-1.5 text-sm">
        <VerdictBadge verdict={card.verdict} score={card.score} />
        {card.reportedStage ? <UnverifiedMark reported={card.reportedStage} /> : null}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5 text-sm">
        <PersonName name={card.businessOwner} />
        <span>
          <span className="sr-only">Readiness </span>
          <ReadinessFigure percent={card.readiness} openBlockers={card.openBlockers} waived={card.waivedItems} />
        </span>
      </div>
    </li>
  );
}
