import { Icon } from '@/components/ui/icon';
import { Menu, MenuFile, MenuLabel, MenuLine, MenuLink } from '@/components/ui/menu';

type Props = {
  pdf: string;
  pptx: string;
  /** Where it is scheduled; null for whoever may not. */
  schedule: string | null;
  scope: string;
};

/** The portfolio as it is shown, to take along. */
export function ReportMenu({ pdf, pptx, schedule, scope }: Props) {
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
      {schedule ? (
        <>
          <MenuLine />
          <MenuLink href={schedule}>Mail it regularly …</MenuLink>
        </>
      ) : null}
    </Menu>
  );
}
