'use client';

import { announce } from '@/components/ui/announce';
import { Icon } from '@/components/ui/icon';
import { Menu, MenuButton } from '@/components/ui/menu';

type Props = {
  id: string;
  title: string;
  scope: string;
  /** Whether there is a drawing, and not words in its place. */ drawn: boolean;
};

/** A chart as a picture, or its figures as a table, to take along. */
export function ChartMenu({ drawn, ...chart }: Props) {
  const take = (how: 'takeSvg' | 'takePng' | 'takeCsv') => {
    void import('./take-chart')
      .then((file) => file[how](chart))
      .then(
        () => announce('Saved'),
        (error: unknown) => announce(error instanceof Error ? error.message : 'It could not be saved.'),
      );
  };
  return (
    <Menu
      trigger={<Icon name="download" size={14} />}
      ariaLabel={`Save ${chart.title}`}
      variant="quiet"
      size="sm"
      square
      align="end"
    >
      {drawn ? (
        <>
          <MenuButton onClick={() => take('takeSvg')}>Picture (SVG)</MenuButton>
          <MenuButton onClick={() => take('takePng')}>Picture (PNG)</MenuButton>
        </>
      ) : null}
      <MenuButton onClick={() => take('takeCsv')}>Figures (CSV)</MenuButton>
    </Menu>
  );
}
