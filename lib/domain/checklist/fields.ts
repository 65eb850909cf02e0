import { z } from 'zod';
import { areas } from './areas';
import { checklistTemplate } from './template';

const ids = checklistTemplate.map((item) => item.id) as [string, ...string[]];

/** An item of the checklist: ID-1 … HF-3. */
export const itemId = z.enum(ids, { error: 'The checklist has no such item.' });

export const area = z.enum(areas, { error: 'The checklist has no such area.' });
