'use server';

import { refresh } from 'next/cache';
import { notFound, type Result } from '@/lib/domain/result';
import type { OnEachOutcome, OnEachRequest } from '@/lib/domain/use-case/on-each';
import { actorForRequest } from '@/lib/session/actor';
import { runOnEach } from './on-each';

/** The action behind what is done with several rows of the list; the list is drawn anew. */
export async function submitOnEach(request: OnEachRequest): Promise<Result<OnEachOutcome>> {
  const actor = await actorForRequest(String(request.workspace));
  const result = actor ? await runOnEach(actor, request) : notFound();
  refresh();
  return result;
}
