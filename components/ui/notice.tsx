import clsx from 'clsx';
import { Children, type ComponentProps, type ReactNode } from 'react';
import { toneInk, type Tone } from './tone';
import { NoticeIcon } from './notice-icon';

const grounds: Record<Tone, string> = {
  positive: 'border-positive/30 bg-positive-soft/55',
  caution: 'border-caution/35 bg-caution-soft/55',
  negative: 'border-negative/30 bg-negative-soft/55',
  info: 'border-info/30 bg-info-soft/55',
  neutral: 'border-line-strong bg-sunken',
  accent: 'border-accent/25 bg-accent-soft/60',
};

type Props = Omit<ComponentProps<'div'>, 'title'> & {
  tone?: Tone;
  title: ReactNode;
  /** Buttons under the body. */
  actions?: ReactNode;
};

/** Something about this page that the reader must know before going on. Body, `ReasonList` and actions are optional. */
export function Notice({ tone = 'info', title, actions, className, children, ...rest }: Props) {
  // Several that may all be nothing are something to React.
  const hasBody = Children.toArray(children).length > 0;
  return (
    <div {...rest} className={clsx('flex gap-2.5 rounded-lg border px-3.5 py-3', grounds[tone], className)}>
      <NoticeIcon tone={tone} className={clsx('mt-0.5', toneInk[tone])} />
      <div className="min-w-0 flex-1 space-y-1.5">
        <p className="font-medium text-ink">{title}</p>
        {hasBody ? <div className="max-w-prose space-y-2 text-ink-muted">{children}</div> : null}
        {actions ? <div className="flex flex-wrap gap-2 pt-1">{actions}</div> : null}
      </div>
    </div>
  );
}
