import Link from 'next/link';
import type { Reason } from '@/lib/domain/result';

type Props = {
  reasons: Reason[];
  /**
   * Address of the use case, `/w/acme/use-cases/SALES-12`: each reason then links to the tab where it is done, or to the
   * other use case that it speaks of.
   */
  base?: string;
};

/** All that a rule still wants: what is wrong, what to do, and who can do it. */
export function ReasonList({ reasons, base }: Props) {
  return (
    <ul className="space-y-2">
      {reasons.map((reason, index) => (
        <li key={`${reason.code}-${index}`} className="relative pl-3.5">
          <span aria-hidden="true" className="absolute top-2 left-0 size-1.5 rounded-full bg-line-field" />
          <span className="text-ink">{reason.message}</span>
          {reason.remedy || reason.by || (base && (reason.tab || reason.useCase)) ? (
            <span className="block text-sm text-ink-muted">
              {reason.remedy} {reason.by ? `By: ${reason.by}.` : null}{' '}
              {base && reason.useCase ? (
                <Link
                  prefetch={false}
                  href={`${base.slice(0, base.lastIndexOf('/'))}/${reason.useCase}/overview`}
                  className="whitespace-nowrap text-accent-ink underline underline-offset-2"
                >
                  Open {reason.useCase}
                </Link>
              ) : null}
              {base && reason.tab ? (
                <Link
                  prefetch={false}
                  href={`${base}/${reason.tab}`}
                  className="whitespace-nowrap text-accent-ink underline underline-offset-2"
                >
                  Go to {tabNames[reason.tab]}
                </Link>
              ) : null}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

const tabNames: Record<NonNullable<Reason['tab']>, string> = {
  overview: 'Overview',
  score: 'Score',
  plan: 'Plan',
  tools: 'Tools',
  checklist: 'Checklist',
  risks: 'Risks',
  'sign-offs': 'Sign-offs',
  operation: 'Operation',
  history: 'History',
};
