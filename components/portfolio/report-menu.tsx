import { Icon } from '@/components/ui/icon';
import { Menu, MenuFile, MenuLabel, MenuLine, MenuLink } from '@/components/ui/menu';
import { reportFormatLabels } from '@/lib/domain/portfolio/board-facts';

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
      <MenuFile href={pdf}>{reportFormatLabels.pdf}</MenuFile>
      <MenuFile href={pptx}>{reportFormatLabels.pptx}</MenuFile>
      {schedule ? (
        <>
          <MenuLine />
          <MenuLink href={schedule}>Mail it regularly …</MenuLink>
        </>
      ) : null}
    </Menu>
  );
}
