import { refuse } from '@/lib/domain/result';
import { modelDefinition } from '@/lib/domain/scoring/model';
import { agreedAssessment, verdictOfFacts } from '@/lib/domain/scoring/verdict';
import { createAgreed, judgementIf, supersedeAgreed } from '@/lib/db/agreed-assessment';
import { newestModel } from '@/lib/db/scoring-draft';
import { useCaseCommand } from './use-case-command';

/** Judges the agreed ratings, as they are, by the newest scoring model. What counted until now stays readable. */
export const rescoreUseCase = useCaseCommand({
  name: 'rescore-use-case',
  action: 'agree-assessment',
  versioned: true,
  parts: ['judged'],
  input: {},
  async run({ tx, facts, context, actor, now }) {
    const former = agreedAssessment(facts);
    const before = verdictOfFacts(facts, context);
    const model = await newestModel(tx);
    if (!former || !before) return refuse('unmet', 'There is no agreed assessment to judge anew.', noAssessment);
    if (former.modelVersion === model.version) {
      const message = `It is scored with version ${model.version}, the newest, already.`;
      return refuse('unmet', message, [
        { code: 'newest-already', message, remedy: 'Nothing is left to do. To change the ratings, assess it anew.' },
      ]);
    }
    const definition = modelDefinition.parse(model.definition);
    const after = judgementIf(facts, context, { ratings: former.ratings, model: definition });
    supersedeAgreed(tx, facts);
    const of = {
      modelId: model.id,
      assessorId: former.assessor.id,
      ratings: former.ratings,
      roundId: former.roundId,
      rescoredFromId: former.id,
    };
    const assessmentId = createAgreed(tx, facts, of, { actor, now });
    return {
      ok: true,
      value: {
        event: {
          type: 'assessment.rescored',
          data: {
            assessmentId,
            superseded: former.id,
            before: { modelVersion: former.modelVersion, score: before.score, verdict: before.verdict },
            after: { modelVersion: model.version, score: after.score, verdict: after.verdict },
          },
        },
        value: { assessment: assessmentId, score: after.score, verdict: after.verdict },
      },
    };
  },
});

const noAssessment = [
  {
    code: 'no-assessment',
    message: 'Nobody has agreed one yet.',
    remedy: 'Assess the use case.',
    tab: 'score' as const,
  },
];
