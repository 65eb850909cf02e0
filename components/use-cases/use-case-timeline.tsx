import type { CSSProperties } from 'react';
import { KeyText } from '@/components/ui/key-text';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { Span, TimelineModel, TimelineModelRow } from '@/lib/charts/timeline';
import { stageLabels, type Stage } from '@/lib/domain/stages/stages';

const fills: Record<Stage, string> = {
  candidate: 'bg-neutral-soft text-ink',
  assessed: 'bg-info-soft text-info-ink',
  poc: 'bg-caution-soft text-caution-ink',
  pilot: 'bg-accent text-on-accent',
  'go-live-review': 'border border-accent bg-accent-soft text-accent-ink',
  production: 'bg-positive-soft text-positive-ink',
  parked: 'border border-dashed border-line-strong text-ink-muted',
  rejected: 'bg-negative-soft text-negative-ink',
  retired: 'border border-line-strong text-ink-muted',
};

/** Percent of the width that a stage's name needs. */
const namedFrom = 6;

const placed = ({ left, width }: Span): CSSProperties => ({ left: `${left}%`, width: `${width}%` });

/** On phones the line scrolls past the name. */
const stays = 'max-sm:sticky max-sm:left-0 max-sm:z-1 max-sm:bg-surface';

/** Each use case on one line of time: the stages it has been in, and when it goes live. */
export function UseCaseTimeline({ model, base }: { model: TimelineModel; base: string }) {
  return (
    <Table label="Timeline" minWidth={1020} fixed>
      <Thead>
        <tr>
          <Th className={`w-40 sm:w-64 ${stays}`}>Use case</Th>
          <Th>
            <span className="sr-only">Stages and forecast</span>
            <span aria-hidden="true" className="relative block h-4">
              {model.months.map(({ left, label }) => (
                <span key={left} className="absolute whitespace-nowrap" style={{ left: `${left}%` }}>
                  {label}
                </span>
              ))}
            </span>
          </Th>
        </tr>
      </Thead>
      <Tbody>
        {model.rows.map((row) => (
          <Tr key={row.key}>
            <Td heading className={stays}>
              <span className="block truncate" title={row.title}>
                <TextLink look="title" href={`${base}/${row.key}/overview`} prefetch={false}>
                  {row.title}
                </TextLink>
              </span>
              <span className="flex items-center gap-2 text-sm font-normal text-ink-subtle">
                <KeyText>{row.key}</KeyText>
                <span className="truncate">{stageLabels[row.stage]}</span>
              </span>
            </Td>
            <Td>
              <span className="sr-only">{row.said}</span>
              <Line row={row} model={model} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Line({ row, model }: { row: TimelineModelRow; model: TimelineModel }) {
  return (
    <span aria-hidden="true" title={row.said} className="relative block h-7">
      {model.months.map(({ left }) => (
        <span key={left} className="absolute inset-y-0 w-px bg-line" style={{ left: `${left}%` }} />
      ))}
      {row.bars.map((bar) => (
        <span
          key={bar.left}
          className={`absolute inset-y-1 truncate rounded-xs px-1 text-xs/5 ${fills[bar.stage]}`}
          style={placed(bar)}
        >
          {bar.width >= namedFrom ? stageLabels[bar.stage] : null}
        </span>
      ))}
      {row.forecast ? (
        <>
          <span className="absolute top-1/2 h-px bg-ink-muted" style={placed(row.forecast.most)} />
          <span
            className="absolute inset-y-1.5 rounded-xs border border-positive bg-surface"
            style={placed(row.forecast.half)}
          />
        </>
      ) : null}
      <span className="absolute inset-y-0 w-0.5 bg-accent" style={{ left: `${model.today}%` }} />
    </span>
  );
}
