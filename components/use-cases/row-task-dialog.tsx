'use client';

import { useState, useTransition, type FormEvent, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FieldFrame } from '@/components/ui/field-frame';
import { Notice } from '@/components/ui/notice';
import { Select, type Option } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextInput } from '@/components/ui/text-input';
import { submitOnEach } from '@/lib/actions/submit-on-each';
import type { OnEachOutcome, OnEachRequest } from '@/lib/domain/use-case/on-each';
import { tagLimits } from '@/lib/domain/use-case/tags';
import { many, rowTaskVerbs, type RowTask } from './row-tasks';

export type RowChoices = {
  roles: readonly Option[];
  people: readonly { id: string; name: string }[];
  tags: readonly string[];
};

const othersStillDo = 'What one of them refuses, the others still do.';

const tasks: Record<
  RowTask,
  {
    title: (what: string) => string;
    description: string;
    command: OnEachRequest['command'];
    /** What the command takes besides what is asked for. */
    also?: OnEachRequest['fields'];
    fields: (choices: RowChoices) => ReactNode;
  }
> = {
  assign: {
    title: (what) => `Assign ${what}`,
    description: `Each keeps its other owners. ${othersStillDo}`,
    command: 'assign-owner',
    fields: ({ roles, people }) => (
      <>
        <FieldFrame id="each-role" label="Role">
          <Select id="each-role" name="role" options={roles} required />
        </FieldFrame>
        <FieldFrame id="each-member" label="To whom">
          <Select
            id="each-member"
            name="member"
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            placeholder="Choose a person"
            required
          />
        </FieldFrame>
      </>
    ),
  },
  addTag: {
    title: (what) => `Add a tag to ${what}`,
    description: `Upper and lower case are the same. ${othersStillDo}`,
    command: 'add-tag',
    fields: ({ tags }) => (
      <FieldFrame id="each-tag" label="Tag">
        <TextInput
          id="each-tag"
          name="tag"
          suggestions={tags}
          autoComplete="off"
          required
          maxLength={tagLimits.length}
        />
      </FieldFrame>
    ),
  },
  removeTag: {
    title: (what) => `Remove a tag from ${what}`,
    description: othersStillDo,
    command: 'remove-tag',
    fields: ({ tags }) => (
      <FieldFrame id="each-tag" label="Tag">
        <Select
          id="each-tag"
          name="tag"
          options={tags.map((tag) => ({ value: tag, label: tag }))}
          placeholder={tags.length > 0 ? 'Choose a tag' : 'There are no tags yet'}
          required
        />
      </FieldFrame>
    ),
  },
  park: {
    title: (what) => `Park ${what}`,
    description: 'Each keeps all it has, and returns to the stage it leaves.',
    command: 'move-stage',
    also: { to: 'parked' },
    fields: () => (
      <FieldFrame id="each-reason" label="Reason" hint="It stays in the history of each.">
        <TextArea id="each-reason" name="reason" rows={3} required maxLength={2000} />
      </FieldFrame>
    ),
  },
};

type Props = RowChoices & {
  workspace: string;
  task: RowTask | null;
  chosen: OnEachRequest['chosen'];
  done: (outcome: OnEachOutcome) => void;
  onClose: () => void;
};

/** Asks for what the task needs, and does it to each of the chosen. */
export default function RowTaskDialog({ workspace, task, chosen, done, onClose, ...choices }: Props) {
  const [pending, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const asked = task && tasks[task];

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!asked) return;
    const values = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    start(async () => {
      try {
        const fields = { ...values, ...asked.also };
        const result = await submitOnEach({ workspace, command: asked.command, chosen, fields });
        // Together with the rows as they are now: who chose some at once would send versions of before.
        if (result.ok) start(() => done(result.value));
        else setProblem(result.refusal.message);
      } catch {
        setProblem('The server did not answer. Some of it may have been done: look at the list before you try again.');
      }
    });
  }

  return (
    <Dialog
      open={asked !== null}
      onClose={onClose}
      title={asked?.title(many(chosen.length)) ?? ''}
      description={asked?.description}
      width="sm"
    >
      <form onSubmit={submit} className="space-y-4">
        {problem ? <Notice tone="negative" role="alert" title={problem} /> : null}
        {asked?.fields(choices)}
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" pending={pending}>
            {task ? rowTaskVerbs[task] : ''}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
