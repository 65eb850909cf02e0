'use client';

import { useId, useRef, useState, useSyncExternalStore } from 'react';
import { Field } from '@/components/forms/field';
import { useFieldId } from '@/components/forms/field-errors';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import type { Person } from '@/lib/domain/access/actor';
import { commentLimit } from '@/lib/domain/comments/comments';

type Props = { label: string; people: Person[]; defaultValue?: string; rows?: number };

const nobody: Person[] = [];

/** What somebody says, with a list from which names are put where they are writing: `@` and the name tells that person. */
export function MentionField({ label, people, defaultValue, rows = 3 }: Props) {
  const list = useId();
  const textId = useFieldId('body');
  const [chosen, setChosen] = useState<string[]>([]);
  // Choosing takes this script: there is nobody to choose from before it is there, and a large workspace has hundreds.
  const offered = useSyncExternalStore(
    () => () => {},
    () => people,
    () => nobody,
  );
  const choice = useRef<HTMLSelectElement>(null);

  function mention(id: string) {
    const person = people.find((one) => one.id === id);
    const text = choice.current?.form?.querySelector<HTMLTextAreaElement>(`[id="${textId}"]`);
    if (!person || !text) return;
    const before = text.value.slice(0, text.selectionStart);
    // After an "@" that somebody has just typed, or a word, it stands as a word of its own.
    const at = before.endsWith('@') ? '' : before === '' || /\s$/.test(before) ? '@' : ' @';
    text.setRangeText(`${at}${person.name} `, text.selectionStart, text.selectionEnd, 'end');
    text.dispatchEvent(new Event('input', { bubbles: true }));
    setChosen((ids) => [...new Set([...ids, id])]);
    text.focus();
  }

  return (
    <div className="space-y-2">
      <Field name="body" label={label} hint="@ and a whole name tells that person.">
        {(control) => <TextArea {...control} defaultValue={defaultValue} rows={rows} maxLength={commentLimit} />}
      </Field>
      {chosen.map((id) => (
        <input key={id} type="hidden" name="mentions[]" value={id} />
      ))}
      <div className="flex items-center gap-2">
        <label htmlFor={list} className="text-sm text-ink-muted">
          Mention
        </label>
        <Select
          id={list}
          ref={choice}
          size="sm"
          className="max-w-60"
          placeholder="Choose a person"
          options={offered.map(({ id, name }) => ({ value: id, label: name }))}
          value=""
          onChange={(event) => mention(event.target.value)}
        />
      </div>
    </div>
  );
}
