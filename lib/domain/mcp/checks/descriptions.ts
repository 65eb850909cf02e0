import { verbOfText } from '../verbs';
import type { ToolDefinition } from '../contract';
import type { CheckResult, Finding } from './check';
import type { CheckInput } from './input';
import { finding, fromTools, judged } from './result';

const nameRule = /^[A-Za-z0-9_.-]{1,64}$/;
const tellsResult = /\b(returns?|results?|outputs?|responds?|response|gives|yields|contains|lists?)\b/i;
const tellsWhen = /\b(use|used|useful|when|whenever|before|after|if|for|to)\b/i;

/** C18: a person and a model can tell what a tool is for. */
export const descriptions = (input: CheckInput): CheckResult =>
  fromTools('C18', input, ({ tools }) =>
    judged('C18', tools.flatMap(findingsOf), 'Every tool says what it is for, when to use it, and what it returns.', {
      tools: tools.length,
    }),
  );

function findingsOf({ name, description, outputSchema, annotations }: ToolDefinition): Finding[] {
  const named = nameRule.test(name)
    ? []
    : [finding('warn', name, 'name', 'A name has at most 64 letters, digits, dots, dashes and underscores.', name)];
  const text = description?.trim() ?? '';
  if (text === '') return [...named, finding('fail', name, 'description', 'It has no description.')];
  const missing = [
    ...(text.length < 25 ? ['its purpose in a whole sentence'] : []),
    ...(tellsWhen.test(text) ? [] : ['when to use it']),
    ...(annotations?.readOnlyHint === true || verbOfText(text) ? [] : ['what it changes']),
    ...(outputSchema || tellsResult.test(text) ? [] : ['what it returns']),
  ];
  return missing.length > 0
    ? [...named, finding('warn', name, 'description', `The description leaves out ${missing.join(', ')}.`, text)]
    : named;
}
