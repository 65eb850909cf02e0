'use client';

import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { ReasonList } from '@/components/ui/reason-list';
import type { Reason } from '@/lib/domain/result';
import type { OnEachOutcome, OnEachRequest } from '@/lib/domain/use-case/on-each';
import type { RowChoices } from './row-task-dialog';
import { many, rowTasks, rowTaskVerbs, type RowTask } from './row-tasks';

// Fetched once rows are chosen.
const RowTaskDialog = lazy(() => import('./row-task-dialog'));

type Chosen = OnEachRequest['chosen'][number];

type Props = RowChoices & {
  workspace: string;
  /** Address of the list of use cases, without a query. */
  base: string;
  /** The table, whose boxes are named `useCase` and say `KEY:version`. */
  children: ReactNode;
};

/** What can be done with several rows at once: the table is drawn by the server, and this listens to its boxes. */
export function SelectRows({ workspace, base, children, ...choices }: Props) {
  const [chosen, setChosen] = useState<Chosen[]>([]);
  const [task, setTask] = useState<RowTask | null>(null);
  const [outcome, setOutcome] = useState<OnEachOutcome | null>(null);
  const table = useRef<HTMLDivElement>(null);
  const boxes = () => [...(table.current?.querySelectorAll<HTMLInputElement>('input[name=useCase]') ?? [])];

  function begin(next: RowTask) {
    setOutcome(null);
    setTask(next);
  }

  function mark(checked: boolean) {
    for (const box of boxes()) box.checked = checked;
    setChosen(checked ? boxes().map(chosenBy) : []);
  }

  function done(result: OnEachOutcome) {
    setTask(null);
    setOutcome(result);
    mark(false);
  }

  return (
    <div className="space-y-3">
      {outcome ? <Outcome outcome={outcome} base={base} onClose={() => setOutcome(null)} /> : null}
      <div
        ref={table}
        onChange={() =>
          setChosen(
            boxes()
              .filter(({ checked }) => checked)
              .map(chosenBy),
          )
        }
      >
        {children}
      </div>
      {chosen.length > 0 ? (
        <section
          aria-label="Selected use cases"
          className="sticky bottom-3 z-10 flex flex-wrap items-center gap-2 rounded-lg bg-surface-raised px-4 py-2.5 shadow-float"
        >
          <p className="mr-auto font-medium tabular-nums max-sm:w-full">{chosen.length} selected</p>
          {rowTasks.map((next) => (
            <Button key={next} onClick={() => begin(next)}>
              {rowTaskVerbs[next]}…
            </Button>
          ))}
          <Button variant="quiet" onClick={() => mark(true)}>
            Select all of this page
          </Button>
          <Button variant="quiet" onClick={() => mark(false)}>
            Select none
          </Button>
        </section>
      ) : null}
      {chosen.length > 0 || task ? (
        <Suspense>
          <RowTaskDialog key={task} {...{ task, chosen, workspace, done, ...choices }} onClose={() => setTask(null)} />
        </Suspense>
      ) : null}
    </div>
  );
}

function chosenBy({ value }: HTMLInputElement): Chosen {
  const cut = value.lastIndexOf(':');
  return { useCase: value.slice(0, cut), version: Number(value.slice(cut + 1)) };
}

/** What came of it: how many did it, and each that refused with why. */
function Outcome({
  outcome: { done, refused },
  base,
  onClose,
}: {
  outcome: OnEachOutcome;
  base: string;
  onClose: () => void;
}) {
  const notice = useRef<HTMLDivElement>(null);
  // The bar that was pressed is gone; whoever cannot see the page hears what came of it.
  useEffect(() => notice.current?.focus(), []);
  const reasons = refused.flatMap(({ useCase, refusal }): Reason[] => {
    const [first, ...rest] = refusal.reasons;
    const why = [refusal.message, ...(first && first.message !== refusal.message ? [first.message] : [])].join(' ');
    const more = rest.length > 0 ? ` And ${rest.length} more.` : '';
    return [
      { code: refusal.kind, message: `${useCase}: ${why}${more}`, remedy: first?.remedy, by: first?.by, useCase },
    ];
  });
  const said = done.length === 0 ? 'Nothing was changed.' : `${many(done.length)} changed.`;
  return (
    <Notice
      ref={notice}
      role="status"
      tabIndex={-1}
      tone={refused.length === 0 ? 'positive' : 'caution'}
      title={refused.length === 0 ? said : `${said} ${many(refused.length)} refused:`}
      actions={
        <Button size="sm" variant="quiet" onClick={onClose}>
          Close
        </Button>
      }
    >
      {reasons.length > 0 ? <ReasonList reasons={reasons} base={`${base}/list`} /> : null}
    </Notice>
  );
}
