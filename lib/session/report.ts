import type { Actor } from '@/lib/domain/access/actor';
import type { Result } from '@/lib/domain/result';
import { now } from '@/lib/env';
import { takeReport } from '@/lib/identity/take-report';

/** Whether whoever asks may make one more board report now; asking counts. */
export const oneMoreReport = (actor: Actor): Promise<Result<null>> => takeReport(actor, now());
