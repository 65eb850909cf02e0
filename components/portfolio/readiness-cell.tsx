import { Badge } from '@/components/ui/badge';
import { KeyText } from '@/components/ui/key-text';
import { TextLink } from '@/components/ui/text-link';
import { many } from '@/lib/charts/chart-filter';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import { areaLabels, type Area } from '@/lib/domain/checklist/areas';
import { itemStateLabels } from '@/lib/domain/checklist/items';
import type { MissingItem, MissingOn } from '@/lib/domain/portfolio/missing';
import { CellDialog } from './cell-dialog';

type Props = {
  useCase: { key: string; title: string } | null;
  area: Area;
  items: MissingItem[];
  of: number;
  /** The portfolio without it. */
  closeHref: string;
  itemHref: (key: string, itemId: string) => string;
  /** All use cases in which an item is open. */
  openHref: (itemId: string) => string;
};

/** The blockers behind a cell of the readiness map: which items, on whom they wait, and where the same is missing. */
export function ReadinessCellDialog({ useCase, area, items, of, closeHref, itemHref, openHref }: Props) {
  const blocking = items.filter(({ on }) => on.some((entry) => entry.blocking && isMeant(entry, useCase))).length;
  return (
    <CellDialog
      title={`${areaLabels[area]}: ${useCase ? `${useCase.key} ${useCase.title}` : `the ${of} closest to production`}`}
      description={
        items.length === 0
          ? 'Nothing is missing here: every item is satisfied, waived or not applicable.'
          : `${many(items.length, 'item')} missing, ${blocking} of them in the way of production.`
      }
      closeHref={closeHref}
    >
      <ul className="divide-y divide-line">
        {items.map(({ id, title, signs, on }) => {
          const own = on.filter((entry) => isMeant(entry, useCase));
          const others = on.filter((entry) => !isMeant(entry, useCase));
          return (
            <li key={id} className="space-y-1.5 py-3 first:pt-0">
              <p>
                <KeyText>{id}</KeyText> {title}
                <span className="text-sm text-ink-subtle"> · {ownerRoleLabels[signs]} confirms</span>
              </p>
              <ul className="space-y-1">
                {own.map((entry) => (
                  <Missing key={entry.key} entry={entry} href={itemHref(entry.key, id)} />
                ))}
              </ul>
              <p className="text-sm text-ink-subtle">
                {useCase === null ? (
                  `Missing on ${own.length} of ${of}.`
                ) : others.length === 0 ? (
                  `Missing here alone, of ${of} on the map.`
                ) : (
                  <>
                    Also missing on {others.length} of the {of} on the map:{' '}
                    {others.map(({ key, title: name }, place) => (
                      <span key={key}>
                        {place > 0 ? ', ' : ''}
                        <TextLink href={itemHref(key, id)} title={name} prefetch={false}>
                          {key}
                        </TextLink>
                      </span>
                    ))}
                  </>
                )}
              </p>
              <p className="text-sm">
                <TextLink href={openHref(id)} prefetch={false}>
                  All use cases in which {id} is open
                </TextLink>
              </p>
            </li>
          );
        })}
      </ul>
    </CellDialog>
  );
}

const isMeant = ({ key }: MissingOn, useCase: Props['useCase']) => useCase === null || useCase.key === key;

function Missing({ entry: { key, title, state, blocking, waitsOn }, href }: { entry: MissingOn; href: string }) {
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <span className="min-w-20">
        <TextLink href={href} title={title} prefetch={false}>
          {key}
        </TextLink>
      </span>
      <Badge tone={blocking ? 'caution' : 'neutral'}>{blocking ? 'Blocks' : 'Advises'}</Badge>
      <span>{itemStateLabels[state]}</span>
      <span className="text-ink-muted">{waitsOn}</span>
    </li>
  );
}
