import { Button } from '@/components/ui/button';

type Props = { id: string; level: number; because: string; label: string; taken: boolean };

/** The level that the facts suggest, with what it rests on. Taking it over chooses it, and cites the facts where no reason is written yet. */
export function SuggestedLevel({ id, level, because, label, taken }: Props) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <p id={id} className="min-w-0 wrap-anywhere text-ink-muted">
        <span className="font-medium text-ink">The facts suggest {level}.</span> {because}
      </p>
      {taken ? null : (
        <Button
          size="sm"
          aria-label={`Take over ${level} for ${label.toLowerCase()}`}
          onClick={({ currentTarget }) => takeOver(currentTarget, level, because)}
        >
          Take over
        </Button>
      )}
    </div>
  );
}

/** As if it had been clicked and typed: the draft is kept, and a contradiction shown, by what listens to the form. */
function takeOver(button: HTMLElement, level: number, because: string) {
  const factor = button.closest('[data-factor]');
  const radio = factor?.querySelector<HTMLInputElement>(`input[type=radio][value="${level}"]`);
  const rationale = factor?.querySelector('textarea');
  if (rationale && !rationale.value.trim()) {
    rationale.value = because;
    rationale.dispatchEvent(new Event('input', { bubbles: true }));
  }
  radio?.click();
  // The button goes; who came by keyboard is where it led.
  radio?.focus();
}
