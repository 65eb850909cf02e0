// Each import breaks a rule on purpose; scripts/check.ts expects exactly these complaints.
import { readFileSync } from 'node:fs';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { database } from '../db/client';

export { useState } from 'react';
export const all = [readFileSync, inWorkspace, database];
export const later = () => import('@/lib/queries/list');
