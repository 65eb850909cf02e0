'use client';

import { Icon } from '@/components/ui/icon';
import { Menu, MenuFile, MenuLabel } from '@/components/ui/menu';

/** The list as a file, with its filters and all its pages. */
export function TakeAlong({ csv, xlsx, filtered }: { csv: string; xlsx: string; filtered: boolean }) {
  return (
    <Menu
      trigger={
        <>
          <Icon name="download" size={14} />
          Export
        </>
      }
      align="end"
    >
      <MenuLabel>{filtered ? 'What the filter leaves, all pages' : 'All use cases'}</MenuLabel>
      <MenuFile href={xlsx}>Excel workbook (XLSX)</MenuFile>
      <MenuFile href={csv}>Text with commas (CSV)</MenuFile>
    </Menu>
  );
}
