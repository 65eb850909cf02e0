import { Icon } from '@/components/ui/icon';
import { Menu, MenuFile, MenuLabel } from '@/components/ui/menu';

/** The portfolio as it is shown, to take along. */
export function ReportMenu({ pdf, pptx, scope }: { pdf: string; pptx: string; scope: string }) {
  return (
    <Menu
      trigger={
        <>
          <Icon name="download" size={14} />
          Board report
        </>
      }
      align="end"
    >
      <MenuLabel>{scope}</MenuLabel>
      <MenuFile href={pdf}>Pages to read (PDF)</MenuFile>
      <MenuFile href={pptx}>Slides to edit (PPTX)</MenuFile>
    </Menu>
  );
}
