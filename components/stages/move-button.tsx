import { CommandButton } from '@/components/forms/command-button';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { MoveKind } from '@/lib/domain/stages/moves';
import { stageLabels, type Stage } from '@/lib/domain/stages/stages';

type Props = {
  workspace: string;
  useCase: string;
  version: number;
  move: { to: Stage; kind: MoveKind; isBlocked: boolean; mayMove: boolean };
  base: string;
  /** Id of the element that says why the move is not open. */
  explainedBy?: string;
};

/** The move that leads on: shut by the very result that would refuse it. */
export function MoveButton({ workspace, useCase, version, move, base, explainedBy }: Props) {
  const words = `${move.kind === 'resume' ? 'Take up again in' : 'Move to'} ${stageLabels[move.to]}`;
  if (move.isBlocked || !move.mayMove) {
    return (
      <Button variant="primary" disabled icon={<Icon name="lock" size={14} />} aria-describedby={explainedBy}>
        {words}
      </Button>
    );
  }
  return (
    <CommandButton
      workspace={workspace}
      command="move-stage"
      hidden={{ useCase, version, to: move.to }}
      variant="primary"
      doneMessage={`Moved to ${stageLabels[move.to]}`}
      base={base}
    >
      {words}
    </CommandButton>
  );
}
