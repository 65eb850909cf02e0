import { NoticeIcon } from './notice-icon';

/** What is wrong with one field, right under it. The field names this id in aria-describedby. */
export function FieldError({ id, errors }: { id: string; errors: string[] | undefined }) {
  if (!errors?.length) return null;
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm text-negative-ink">
      <NoticeIcon tone="negative" size={14} className="mt-0.5" />
      <span>{errors.join(' ')}</span>
    </p>
  );
}
