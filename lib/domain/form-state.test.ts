import { describe, expect, it } from 'vitest';
import { formLimits, formToInput } from './form-state';

const accepted = (form: [string, unknown][]) => {
  const result = formToInput(form);
  return result.ok ? result.value : result.refusal;
};

describe('formToInput', () => {
  it('nests dotted names and turns numbered ones into lists without gaps', () => {
    const input = accepted([
      ['title', 'Account research'],
      ['ratings.action-risk', '5'],
      ['metrics.0.name', 'Accuracy'],
      ['metrics.2.name', 'Latency'],
    ]);
    expect(input).toEqual({
      title: 'Account research',
      ratings: { 'action-risk': '5' },
      metrics: [{ name: 'Accuracy' }, { name: 'Latency' }],
    });
  });

  it('collects lists, and an empty value alone empties them', () => {
    expect(
      accepted([
        ['systems[]', ''],
        ['systems[]', 'a'],
        ['systems[]', 'b'],
      ]),
    ).toEqual({ systems: ['a', 'b'] });
    expect(accepted([['systems[]', '']])).toEqual({ systems: [] });
  });

  it('leaves out the framework’s fields and an empty file field', () => {
    expect(
      accepted([
        ['$ACTION_ID', 'x'],
        ['file', new File([], '')],
      ]),
    ).toEqual({});
  });

  it('never touches a prototype', () => {
    accepted([
      ['__proto__.polluted', 'yes'],
      ['a.constructor.prototype.polluted', 'yes'],
    ]);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it('refuses more fields than a form has, and names deeper than any', () => {
    const many = (count: number) => Array.from({ length: count }, (): [string, unknown] => ['systems[]', 'a']);
    expect(formToInput(many(formLimits.fields))).toMatchObject({ ok: true });
    expect(formToInput(many(formLimits.fields + 1))).toMatchObject({ refusal: { kind: 'too-large' } });
    const deep = (steps: number) => [[Array(steps).fill('a').join('.'), 'x']] as [string, unknown][];
    expect(formToInput(deep(formLimits.depth))).toMatchObject({ ok: true });
    expect(formToInput(deep(formLimits.depth + 1))).toMatchObject({ refusal: { kind: 'invalid' } });
    expect(formToInput(deep(1_000_000))).toMatchObject({ refusal: { kind: 'invalid' } });
  });
});
