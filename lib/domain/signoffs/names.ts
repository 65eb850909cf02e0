import { citedName } from '@/lib/domain/checklist/evidence';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import type { Names } from './describe-section';

/** Names of what sections refer to by id, as a use case has them, and as it had them before a write. */
export const namesIn = (...states: UseCaseFacts[]): Names =>
  new Map(
    states.flatMap(({ systems, evidence, risks }) => [
      ...systems.map(({ id, name }) => [id, name] as const),
      ...evidence.map(({ id, title, revision }) => [id, citedName(title, revision)] as const),
      ...risks.flatMap(({ acceptance }) => (acceptance ? [[acceptance.by.id, acceptance.by.name] as const] : [])),
    ]),
  );
