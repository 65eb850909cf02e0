'use client';

import { FilterForm } from '@/components/filters/filter-form';
import { KeptFields } from '@/components/filters/kept-fields';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Checkbox } from '@/components/ui/checkbox';
import { Icon } from '@/components/ui/icon';
import { Menu, MenuLabel, MenuLine, MenuLink } from '@/components/ui/menu';
import {
  columnLabels,
  columns,
  groupingLabels,
  groupings,
  type Column,
  type Grouping,
} from '@/lib/domain/use-case/table';

type GroupProps = {
  grouping: Grouping | null;
  /** The list in these groups, and in none. */
  hrefs: Record<Grouping | 'none', string>;
};

/** What the rows of the table are grouped by. */
export function GroupMenu({ grouping, hrefs }: GroupProps) {
  const trigger = (
    <>
      <Icon name="list" size={14} />
      {grouping ? `By ${groupingLabels[grouping].toLowerCase()}` : 'Group'}
    </>
  );
  return (
    <Menu trigger={trigger} align="end">
      <MenuLabel>Group by</MenuLabel>
      {groupings.map((one) => (
        <MenuLink key={one} href={hrefs[one]} current={one === grouping}>
          {groupingLabels[one]}
        </MenuLink>
      ))}
      <MenuLine />
      <MenuLink href={hrefs.none} current={grouping === null}>
        Nothing
      </MenuLink>
    </Menu>
  );
}

type ColumnsProps = {
  columns: readonly Column[];
  /** Address of the list without its query, and what of the query stays. */
  action: string;
  keep: [name: string, value: string][];
  /** The list with the plain columns. */
  plainHref: string;
};

/** Which columns the table has beside the use case itself: a form that is an address. */
export function ColumnsMenu({ columns: chosen, action, keep, plainHref }: ColumnsProps) {
  const trigger = (
    <>
      <Icon name="sliders" size={14} />
      Columns
    </>
  );
  return (
    <Menu trigger={trigger} align="end">
      <FilterForm key={chosen.join()} action={action} label="Columns" role="form" className="space-y-3 p-2">
        <KeptFields fields={keep} />
        <div className="space-y-2">
          {columns.map((column) => (
            <Checkbox
              key={column}
              name="columns"
              value={column}
              label={columnLabels[column]}
              defaultChecked={chosen.includes(column)}
            />
          ))}
        </div>
        <div className="flex items-center gap-2">
          <Button type="submit" variant="primary" size="sm">
            Show
          </Button>
          <ButtonLink href={plainHref} variant="quiet" size="sm">
            The usual ones
          </ButtonLink>
        </div>
      </FilterForm>
    </Menu>
  );
}
