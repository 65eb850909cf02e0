import { defaultModel } from '@/lib/domain/scoring/default-model';
import type { ModelDefinition } from '@/lib/domain/scoring/model';
import { formOfModel } from '@/lib/domain/scoring/model-form';

/** A scoring model as the form of the settings sends it, with some of it changed. */
export const modelForm = (change: Partial<ModelDefinition> = {}) => formOfModel({ ...defaultModel, ...change });
