'use client';

import { Tabs } from '@/components/ui/tabs';
import { useCaseTabs } from './tabs';

type Props = { useCase: string; base: string; operation: boolean };

/** The parts of a use case, as links under its header. Their addresses follow from its own. */
export const UseCaseTabs = ({ useCase, base, operation }: Props) => (
  <Tabs label={`Parts of ${useCase}`} tabs={useCaseTabs(base, operation)} />
);
