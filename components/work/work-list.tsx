import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { KeyText } from '@/components/ui/key-text';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import { templateItem } from '@/lib/domain/checklist/template';
import { dayInWords, dayOf } from '@/lib/domain/day';
import { stageLabels, type Stage } from '@/lib/domain/stages/stages';
import { waiverSubjectLabel } from '@/lib/domain/waivers/rules';
import { workLabels, type WorkItem } from '@/lib/domain/work/work';

type Props = { workspace: string; items: WorkItem[]; more: number; now: Date };

/** What waits on the reader, one line each, leading to where it is done. */
export function WorkList({ workspace, items, more, now }: Props) {
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {items.map((item, index) => (
          <li
            key={`${item.kind}-${item.key}-${item.role}-${index}`}
            className="relative flex flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-3 hover:bg-hover"
          >
            <span className="w-36 shrink-0">
              <Badge variant="outline">{workLabels[item.kind]}</Badge>
            </span>
            <span className="min-w-0 flex-1 basis-72 space-y-0.5">
              <span className="flex min-w-0 items-baseline gap-2">
                <KeyText>{item.key}</KeyText>
                <TextLink look="title" covers href={addressOf(workspace, item)}>
                  {item.title}
                </TextLink>
              </span>
              <span className="line-clamp-2 block max-w-prose text-sm text-ink-muted">{aboutWords(item)}</span>
            </span>
            <span className="text-sm text-ink-subtle">
              Since <Time at={item.since} now={now} />
            </span>
            <Due dueOn={item.dueOn} now={now} />
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <p className="border-t border-line px-4 py-2.5 text-sm text-ink-subtle">And {more} more after these.</p>
      ) : null}
    </Card>
  );
}

function Due({ dueOn, now }: { dueOn: string | null; now: Date }) {
  if (!dueOn) return null;
  const overdue = dueOn < dayOf(now);
  return (
    <Badge tone={overdue ? 'negative' : 'caution'}>
      {overdue ? 'Overdue since' : 'Until'} {dayInWords(dueOn)}
    </Badge>
  );
}

/** Where it is done. */
function addressOf(workspace: string, { kind, key, about }: WorkItem): string {
  const base = `/w/${workspace}/use-cases/${key}`;
  switch (kind) {
    case 'score':
      return `${base}/score`;
    case 'sign':
    case 'condition':
      return `${base}/sign-offs`;
    case 'review-condition':
    case 'start-review':
    case 'attest':
    case 'conclude-review':
    case 'resolve-incident':
      return `${base}/operation`;
    case 'confirm':
      return `${base}/checklist/${about}`;
    case 'decide-waiver':
      return templateItem(about) ? `${base}/checklist/${about}` : `${base}/score`;
  }
}

function aboutWords({ kind, about, role, behalfOf }: WorkItem): string {
  const away = behalfOf ? ` for ${behalfOf}, who is away` : '';
  const as = role ? `, as ${ownerRoleLabels[role].toLowerCase()}${away}` : '';
  switch (kind) {
    case 'score':
      return 'Your scores are asked for; nobody sees them before the reveal.';
    case 'sign':
      return `For ${stageLabels[about as Stage]}${as}.`;
    case 'confirm':
      return `${about} ${templateItem(about)?.title ?? ''}${as}.`;
    case 'decide-waiver':
      return `Of ${waiverSubjectLabel(about)}${as}.`;
    case 'condition':
    case 'review-condition':
    case 'resolve-incident':
      return about;
    case 'start-review':
      return 'It is in production, and its periodic review is yours to lead.';
    case 'attest':
      return `Whether what you signed is still true${as}.`;
    case 'conclude-review':
      return `All four have attested; you conclude${as}.`;
  }
}
