'use client';

import { useEffect, useRef, useState, useTransition, type FormEvent, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FieldFrame } from '@/components/ui/field-frame';
import { Notice } from '@/components/ui/notice';
import { ReasonList } from '@/components/ui/reason-list';
import { Select, type Option } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { submitOnEach } from '@/lib/actions/submit-on-each';
import type { Reason } from '@/lib/domain/result';
import type { OnEachOutcome, OnEachRequest } from '@/lib/domain/use-case/on-each';

type Chosen = OnEachRequest['chosen'][number];
type Task = 'assign' | 'park';

type Props = {
  workspace: string;
  /** Address of the list of use cases, without a query. */
  base: string;
  roles: readonly Option[];
  people: readonly Option[];
  /** The table, whose boxes are named `useCase` and say `KEY:version`. */
  children: ReactNode;
};

/** What can be done with several rows at once: the table is drawn by the server, and this listens to its boxes. */
export function SelectRows({ workspace, base, roles, people, children }: Props) {
  const [chosen, setChosen] = useState<Chosen[]>([]);
  const [task, setTask] = useState<Task | null>(null);
  const [outcome, setOutcome] = useState<OnEachOutcome | null>(null);
  const table = useRef<HTMLDivElement>(null);
  const boxes = () => [...(table.current?.querySelectorAll<HTMLInputElement>('input[name=useCase]') ?? [])];

  function begin(next: Task) {
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
          <p className="mr-auto font-medium tabular-nums">{chosen.length} selected</p>
          <Button onClick={() => begin('assign')}>Assign…</Button>
          <Button onClick={() => begin('park')}>Park…</Button>
          <Button variant="quiet" onClick={() => mark(true)}>
            Select all of this page
          </Button>
          <Button variant="quiet" onClick={() => mark(false)}>
            Select none
          </Button>
        </section>
      ) : null}
      <TaskDialog key={task} {...{ task, chosen, workspace, roles, people, done }} onClose={() => setTask(null)} />
    </div>
  );
}

const many = (count: number) => `${count} use ${count === 1 ? 'case' : 'cases'}`;

function chosenBy({ value }: HTMLInputElement): Chosen {
  const cut = value.lastIndexOf(':');
  return { useCase: value.slice(0, cut), version: Number(value.slice(cut + 1)) };
}

type TaskProps = Pick<Props, 'workspace' | 'roles' | 'people'> & {
  task: Task | null;
  chosen: Chosen[];
  done: (outcome: OnEachOutcome) => void;
  onClose: () => void;
};

function TaskDialog({ task, chosen, workspace, roles, people, done, onClose }: TaskProps) {
  const [pending, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const parks = task === 'park';

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    start(async () => {
      try {
        const command = parks ? 'move-stage' : 'assign-owner';
        const fields = parks ? { ...values, to: 'parked' } : values;
        const result = await submitOnEach({ workspace, command, chosen, fields });
        if (result.ok) done(result.value);
        else setProblem(result.refusal.message);
      } catch {
        setProblem('The server did not answer. Some of it may have been done: look at the list before you try again.');
      }
    });
  }

  return (
    <Dialog
      open={task !== null}
      onClose={onClose}
      title={`${parks ? 'Park' : 'Assign'} ${many(chosen.length)}`}
      description={
        parks
          ? 'Each keeps all it has, and returns to the stage it leaves.'
          : 'Each keeps its other owners. What one of them refuses, the others still do.'
      }
      width="sm"
    >
      <form onSubmit={submit} className="space-y-4">
        {problem ? <Notice tone="negative" role="alert" title={problem} /> : null}
        {parks ? (
          <FieldFrame id="each-reason" label="Reason" hint="It stays in the history of each.">
            <TextArea id="each-reason" name="reason" rows={3} required maxLength={2000} />
          </FieldFrame>
        ) : (
          <>
            <FieldFrame id="each-role" label="Role">
              <Select id="each-role" name="role" options={roles} required />
            </FieldFrame>
            <FieldFrame id="each-member" label="To whom">
              <Select id="each-member" name="member" options={people} placeholder="Choose a person" required />
            </FieldFrame>
          </>
        )}
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" pending={pending}>
            {parks ? 'Park' : 'Assign'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
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
