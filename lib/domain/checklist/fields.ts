import { z } from 'zod';
import { areas } from './areas';
import { checklistTemplate } from './template';

const ids = checklistTemplate.map((item) => item.id) as [string, ...string[]];

/** An item of the checklist: ID-1 … HF-3. */
export const itemId = z.enum(ids, { error: 'The checklist has no such item.' });

/** What a piece of evidence proves: at least one item, each once, in the order of the checklist. */
export const provenItems = z
  .array(itemId, { error: 'Choose what it proves.' })
  .min(1, 'Choose at least one item that it proves.')
  .max(1_000, 'The checklist has fewer items.')
  .transform((chosen) => ids.filter((one) => chosen.includes(one)));

export const area = z.enum(areas, { error: 'The checklist has no such area.' });
