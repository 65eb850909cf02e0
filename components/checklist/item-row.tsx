import Link from 'next/link';
import { Icon } from '@/components/ui/icon';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import type { ItemView } from '@/lib/domain/checklist/items';
import { ItemStateBadge } from './item-state-badge';

/** An item on one line: what it is, how it stands, whether it blocks, whose it is. The whole row leads to it. */
export function ItemRow({ view, base }: { view: ItemView; base: string }) {
  const { item, state, blocking, openBlocker, evidence, recorded, assignee, holder, signingRole } = view;
  const pieces = new Set(evidence.map(({ evidenceId }) => evidenceId)).size;
  const holding = evidence.filter(({ expired, review }) => !expired && review?.decision === 'accepted');
  const expiring = state === 'satisfied' && holding.every(({ expiresSoon }) => expiresSoon);
  const unreviewed = recorded?.state === 'satisfied' && evidence.some(({ review }) => review === null);
  return (
    <li className="relative grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-hover lg:grid-cols-[3.5rem_minmax(0,1fr)_8.5rem_5.5rem_11rem] lg:items-center">
      <span className="font-mono text-sm text-ink-subtle max-lg:pt-px">{view.id}</span>
      <span className="min-w-0">
        <Link
          href={`${base}/checklist/${view.id}`}
          className="font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {item.title}
        </Link>
        <span className="flex flex-wrap gap-x-3 text-sm text-ink-subtle">
          <span>
            {ownerRoleLabels[signingRole]} confirms{holder ? '' : ' (nobody assigned)'}
          </span>
          {pieces > 0 ? <span>{pieces === 1 ? '1 piece of evidence' : `${pieces} pieces of evidence`}</span> : null}
          {expiring ? <span className="text-caution-ink">Evidence expires soon</span> : null}
          {unreviewed ? <span className="text-caution-ink">Evidence to review</span> : null}
          {view.pendingWaiver ? <span className="text-caution-ink">Waiver asked for</span> : null}
        </span>
      </span>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1 max-lg:col-start-2 lg:contents">
        <span>
          <ItemStateBadge state={state} />
        </span>
        <span className="text-sm">
          {openBlocker ? (
            <span className="inline-flex items-center gap-1 font-medium text-negative-ink">
              <Icon name="ban" size={12} /> Blocks
            </span>
          ) : (
            <span className="text-ink-subtle">{blocking ? 'Blocking' : 'Advises'}</span>
          )}
        </span>
        <span className="min-w-0 truncate text-sm">
          {assignee ? assignee.name : <span className="text-ink-subtle">Nobody assigned</span>}
        </span>
      </span>
    </li>
  );
}
