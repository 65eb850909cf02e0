import type { Answer, Era, ForeignFacts } from '@/lib/domain/mcp/probe-facts';
import type { Guard } from '../guard';
import type { Target } from '../http-exchange';
import { answerOfList, list } from './gather';

/** What a browser sends that a foreign page has tricked, beside the same request without: only their difference says something. */
export async function foreignFacts(guard: Guard, target: Target): Promise<ForeignFacts> {
  const found: ForeignFacts = [];
  for (const era of ['modern', 'legacy'] as const) {
    const ask = (headers: Record<string, string>) => listedAs(guard, { ...target, headers }, era);
    const plain = await ask({});
    const tells = plain.succeeded || plain.status === 401;
    found.push({
      era,
      plain,
      origin: tells ? await ask({ origin: 'https://attacker.example' }) : null,
      host: tells ? await ask({ host: 'attacker.example' }) : null,
    });
  }
  return found;
}

const listedAs = async (guard: Guard, target: Target, era: Era): Promise<Answer> =>
  answerOfList(await list(guard, target, era));
