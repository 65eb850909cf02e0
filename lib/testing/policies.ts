import { formOfPolicy, type PolicyForm } from '@/lib/domain/stages/policy/policy-form';
import { standardPolicy, type AddedRequirement } from '@/lib/domain/stages/policy/policy';
import type { ThresholdId } from '@/lib/domain/stages/policy/thresholds';
import type { TestWorkspace } from '@/lib/testing/workspace';
import { mustRun } from '@/lib/testing/use-case';

type Change = {
  thresholds?: Partial<Record<ThresholdId, Partial<PolicyForm['thresholds'][ThresholdId]>>>;
  added?: (Pick<AddedRequirement, 'gate' | 'requirement'> & Partial<AddedRequirement>)[];
};

/** A gate policy as the form of the settings sends it: the standard one with some of it changed. */
export function policyForm({ thresholds = {}, added = [] }: Change = {}): PolicyForm {
  const standard = formOfPolicy(standardPolicy, '2000-01-01').thresholds;
  const changed = Object.entries(standard).map(([id, one]) => [id, { ...one, ...thresholds[id as ThresholdId] }]);
  return {
    thresholds: Object.fromEntries(changed) as PolicyForm['thresholds'],
    added: added.map((one) => ({ least: null, of: null, from: null, ...one })),
  };
}

/** Publishes it as the version that follows `base`. */
export async function publishPolicyOf({ admin }: TestWorkspace, change: Change, base = 1, at?: Date): Promise<void> {
  const { draft } = await mustRun('save-policy-draft', admin, { ...policyForm(change), base }, at);
  await mustRun('publish-policy', admin, { draft }, at);
}
