import type { Stage } from '@/lib/domain/stages/stages';
import { fold, type Column } from './columns';
import type { MappingDefinition } from './mapping';

/** The name under which it is chosen: `--mapping federal-inventory`. */
export const federalInventoryName = 'federal-inventory';

/**
 * The yearly inventory of AI use cases of United States federal agencies, as the Office of Management and Budget
 * publishes it (columns of 2024). Its stages are those of a procurement, not ours: what is bought or built is at most a
 * proof of concept, what is being implemented a pilot. "Research or Administrative Action Complete" has no counterpart and
 * is noted.
 */
export const federalInventory: MappingDefinition = {
  columns: {
    title: { index: 0, name: 'Use Case Name' },
    problem: { index: 7, name: 'What is the intended purpose and expected benefits of the AI?' },
    businessUnit: { index: 1, name: 'Agency' },
    unitPrefix: { index: 2, name: 'Agency Abbreviation' },
    externalKey: null,
    reportedStage: { index: 9, name: 'Stage of Development' },
    userGroup: null,
    ownerEmail: null,
    tags: null,
  },
  appended: [
    { column: { index: 8, name: 'Describe the AI system’s outputs.' }, heading: 'Outputs' },
    { column: { index: 3, name: 'Bureau' }, heading: 'Bureau' },
    { column: { index: 4, name: 'Use Case Topic Area' }, heading: 'Topic area' },
    {
      column: { index: 10, name: 'Is the AI use case rights-impacting, safety-impacting, both, or neither?' },
      heading: 'Impact on rights or safety',
    },
    {
      column: {
        index: 26,
        name: 'Describe any agency-owned data used to train, fine-tune, and/or evaluate performance of the model(s) used in this use case.',
      },
      heading: 'Data used',
    },
    {
      column: {
        index: 47,
        name: 'What are the key risks from using the AI for this particular use case and how were they identified?',
      },
      heading: 'Key risks',
    },
  ],
  stages: Object.entries({
    Planned: 'candidate',
    Ideation: 'candidate',
    Initiated: 'candidate',
    'Acquisition and/or Development': 'poc',
    'Implementation and Assessment': 'pilot',
    'Operation and Maintenance': 'production',
    'In production': 'production',
    'In mission': 'production',
    Retired: 'retired',
  } satisfies Record<string, Stage>).map(([value, stage]) => ({ value, stage })),
  fallbackUnit: null,
};

/** Whether a file's headers are the federal inventory's: the five that every year's edition has. */
export function isFederalInventory(columns: readonly Column[]): boolean {
  const there = new Set(columns.map(({ name }) => fold(name)));
  const { title, problem, businessUnit, unitPrefix, reportedStage } = federalInventory.columns;
  return [title, problem, businessUnit, unitPrefix, reportedStage].every((ref) => ref && there.has(fold(ref.name)));
}
