import { describe, expect, it } from 'vitest';
import { formToInput } from './form-state';

describe('formToInput', () => {
  it('nests dotted names and turns numbered ones into lists without gaps', () => {
    const input = formToInput([
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
      formToInput([
        ['systems[]', ''],
        ['systems[]', 'a'],
        ['systems[]', 'b'],
      ]),
    ).toEqual({ systems: ['a', 'b'] });
    expect(formToInput([['systems[]', '']])).toEqual({ systems: [] });
  });

  it('leaves out the framework’s fields and an empty file field', () => {
    expect(
      formToInput([
        ['$ACTION_ID', 'x'],
        ['file', new File([], '')],
      ]),
    ).toEqual({});
  });

  it('never touches a prototype', () => {
    formToInput([
      ['__proto__.polluted', 'yes'],
      ['a.constructor.prototype.polluted', 'yes'],
    ]);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});
