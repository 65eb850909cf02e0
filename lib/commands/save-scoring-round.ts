import { z } from 'zod';
import { changesBetween } from '@/lib/domain/audit/changes';
import { dayOf } from '@/lib/domain/day';
import { refuse, type Refusal } from '@/lib/domain/result';
import { runningRound } from '@/lib/domain/scoring/blind';
import { factorLabels, factors, type Factor } from '@/lib/domain/scoring/factors';
import { blindReasons, endedReasons } from '@/lib/domain/scoring/round';
import type { RoundFacts } from '@/lib/domain/use-case/facts';
import { optionalDay, optionalId, ticked } from '@/lib/domain/use-case/fields';
import { activeMembers } from '@/lib/db/active-member';
import { fromDay } from '@/lib/db/day';
import { newId } from '@/lib/db/new-id';
import { notifyUseCase } from '@/lib/db/notify';
import { newestModel } from '@/lib/db/scoring-draft';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

const scorerLimit = 50;

const scorer = z.strictObject({
  /** A row of the form that was left empty counts for nothing. */
  member: optionalId,
  /** Left out: all six. */
  factors: z
    .array(z.enum(factors, { error: 'Choose factors of the list.' }))
    .min(1, 'Choose at least one factor, or remove the scorer.')
    .optional(),
});

/** Asks people to score, blind; while the round is open, says anew who scores what by when. Each who is new is told. */
export const saveScoringRound = useCaseCommand({
  name: 'save-scoring-round',
  action: 'manage-scoring',
  versioned: true,
  parts: ['rounds'],
  leavesSignatures: true,
  input: {
    scorers: z
      .array(scorer, { error: 'Choose who is to score.' })
      .max(scorerLimit, `Ask at most ${scorerLimit} people.`),
    dueOn: optionalDay,
    live: ticked,
  },
  async run({ tx, facts, actor, now }, { scorers: asked, dueOn, live }) {
    const running = runningRound(facts);
    const against = [...endedReasons(facts), ...(running ? blindReasons(running, actor.memberId) : [])];
    if (against.length > 0) return refuse('unmet', 'Nobody can be asked now.', against);
    if (running?.state === 'revealed') {
      return refuse('unmet', 'The scores are revealed; nobody can be asked any more.', [
        {
          code: 'round-revealed',
          message: 'This round is being settled.',
          remedy: 'Agree it or give it up, then ask again.',
          tab: 'score',
        },
      ]);
    }
    const members = await activeMembers(
      tx,
      asked.flatMap(({ member }) => member ?? []),
    );
    const scorers: RoundFacts['scorers'] = [];
    for (const { member, factors: some } of asked) {
      if (!member) continue;
      // Who was asked before may have left since; that changes nothing for the others.
      const person = members.get(member) ?? running?.scorers.find(({ person: { id } }) => id === member)?.person;
      if (!person) return wrongField('scorers', 'One of these people is not in the workspace any more.');
      scorers.push({
        person,
        factors: some ? factors.filter((factor) => some.includes(factor)) : [...factors],
      });
    }
    const problem = problemOf({ scorers, dueOn, running, today: dayOf(now) });
    if (problem) return problem;

    const roundId = running?.id ?? newId();
    const due = dueOn ? fromDay(dueOn) : null;
    if (running) {
      await tx.scoringRound.update({ where: { id: roundId }, data: { dueOn: due, live } });
    } else {
      const { id: modelId } = await newestModel(tx);
      const of = {
        workspaceId: tx.workspaceId,
        useCaseId: facts.id,
        modelId,
        openedById: actor.memberId,
        openedAt: now,
      };
      await tx.scoringRound.create({ data: { id: roundId, ...of, state: 'open', live, dueOn: due } });
    }
    const askedAt = await tx.scorer.findMany({ where: { roundId }, select: { memberId: true, askedAt: true } });
    const since = new Map(askedAt.map((scorer) => [scorer.memberId, scorer.askedAt]));
    await tx.scorer.deleteMany({ where: { roundId } });
    await tx.scorer.createMany({
      data: scorers.map(({ person, factors: some }) => ({
        workspaceId: tx.workspaceId,
        roundId,
        memberId: person.id,
        factors: some,
        askedAt: since.get(person.id) ?? now,
      })),
    });
    await notifyUseCase(tx, facts.id, 'round');
    const changes = changesBetween(told(running), { dueOn, live, scorers: scorers.map(words) }, [
      'dueOn',
      'live',
      'scorers',
    ]);
    return {
      ok: true,
      value: {
        event: { type: 'scoring-round.saved', data: { roundId, created: !running, changes } },
        value: { round: roundId },
      },
    };
  },
});

type Told = { dueOn: string | null; live: boolean; scorers: string[] };

const told = (round: RoundFacts | null): Told =>
  round
    ? { dueOn: round.dueOn, live: round.live, scorers: round.scorers.map(words) }
    : { dueOn: null, live: false, scorers: [] };

const words = ({ person, factors: some }: RoundFacts['scorers'][number]): string =>
  some.length === factors.length ? person.name : `${person.name} (${some.map(label).join(', ')})`;

const label = (factor: Factor) => factorLabels[factor].toLowerCase();

type Asked = { scorers: RoundFacts['scorers']; dueOn: string | null; running: RoundFacts | null; today: string };

function problemOf({ scorers, dueOn, running, today }: Asked): { ok: false; refusal: Refusal } | null {
  if (scorers.length === 0) return wrongField('scorers', 'Choose who is to score.');
  const ids = scorers.map(({ person }) => person.id);
  if (new Set(ids).size < ids.length) return wrongField('scorers', 'Choose each person once.');
  if (dueOn && dueOn < today && dueOn !== running?.dueOn) return wrongField('dueOn', 'Choose today or a later day.');
  const unasked = factors.filter((factor) => !scorers.some((one) => one.factors.includes(factor)));
  if (unasked.length > 0) return wrongField('scorers', `Nobody is asked about ${unasked.map(label).join(', ')}.`);
  for (const { personId } of running?.handedIn ?? []) {
    const was = running?.scorers.find(({ person }) => person.id === personId);
    const is = scorers.find(({ person }) => person.id === personId);
    if (!is || was?.factors.join() !== is.factors.join()) {
      return wrongField('scorers', `${was?.person.name ?? 'Somebody'} has handed in already; that cannot be changed.`);
    }
  }
  return null;
}
