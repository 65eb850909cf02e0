import { z } from 'zod';
import { contractLimits } from '@/lib/domain/mcp/contract';
import { id } from '@/lib/domain/use-case/fields';

/** Tools of one server, each once. */
export const chosenTools = z
  .array(id, 'Choose tools of this server.')
  .min(1, 'Choose at least one tool.')
  .max(contractLimits.tools, 'Choose fewer tools.')
  .transform((ids) => [...new Set(ids)]);
