import type { Place } from '@/components/use-case-tab/place';
import type { WorkItem } from '@/lib/domain/work/work';

/** A line of My work, where it is done. */
export type HereProps = { workspace: string; item: WorkItem };

export const placeOf = ({ workspace, item }: HereProps): Place => ({
  workspace,
  base: `/w/${workspace}/use-cases/${item.key}`,
});
