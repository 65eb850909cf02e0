import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as fields from './fields';

const parse = (schema: z.ZodType, value: unknown) => schema.safeParse(value);
const message = (schema: z.ZodType, value: unknown) => parse(schema, value).error?.issues[0]?.message;

describe('texts', () => {
  it.each([
    [fields.title, '  Account research  ', 'Account research'],
    [fields.title, 'a\u0000bc\u0007', 'abc'],
    [fields.title, 'Caf\u0065\u0301', 'Café'],
    [fields.problem, 'Line one.\r\nLine two.', 'Line one.\nLine two.'],
    [fields.title, 'abc\ud800', 'abc\ufffd'],
    [fields.title, 'ok 🚀', 'ok 🚀'],
    [fields.title, '<script>alert(1)</script>', '<script>alert(1)</script>'],
    [fields.optionalText(10), '  ', null],
    [fields.optionalText(10), undefined, null],
    [fields.optionalText(10), null, null],
    [fields.freeText(10), undefined, ''],
    [fields.email, ' Ann@Example.COM ', 'ann@example.com'],
    [fields.webAddress, 'https://example.com/a?b=c', 'https://example.com/a?b=c'],
  ] as const)('%#', (schema, value, expected) => expect(parse(schema, value).data).toBe(expected));

  it.each([
    [fields.title, '', 'Enter a title: at least 3 characters.'],
    [fields.title, undefined, 'Enter a title.'],
    [fields.title, 5, 'Enter a title.'],
    [fields.title, { a: 1 }, 'Enter a title.'],
    [fields.title, '   ab   ', 'Enter a title: at least 3 characters.'],
    [fields.title, 'x'.repeat(501), 'Use at most 500 characters.'],
    [fields.problem, 'too short', 'Enter the problem: at least 10 characters.'],
    [fields.problem, 'x'.repeat(20_001), 'Use at most 20,000 characters.'],
    [fields.reason, 'no', 'Enter a reason: at least 3 characters.'],
    [fields.email, 'ann', 'Enter an e-mail address such as ann@example.com.'],
    [fields.webAddress, 'javascript:alert(1)', 'Enter a web address that begins with https:// or http://.'],
    [fields.webAddress, 'data:text/html,x', 'Enter a web address that begins with https:// or http://.'],
  ] as const)('refuse with words: %#', (schema, value, expected) => expect(message(schema, value)).toBe(expected));

  it('never let through what Postgres cannot store', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (some) => {
        const { data } = parse(fields.freeText(1000), some);
        expect(data).not.toContain('\u0000');
        expect(/\p{Surrogate}/u.test(String(data))).toBe(false);
      }),
    );
  });
});

describe('numbers', () => {
  it.each([
    [fields.money, '', null],
    [fields.money, '  ', null],
    [fields.money, undefined, null],
    [fields.money, '12.5', 12.5],
    [fields.money, ' 12. ', 12],
    [fields.money, '.5', 0.5],
    [fields.money, 12.5, 12.5],
    [fields.money, 12.3400004, 12.34],
    [fields.measure, '-3.25', -3.25],
    [fields.people, '12', 12],
    [fields.measured, '0', 0],
    [fields.level, '5', 5],
    [fields.optionalLevel, '', null],
    [fields.version, '3', 3],
  ] as const)('%#', (schema, value, expected) => expect(parse(schema, value).data).toBe(expected));

  it.each([
    [fields.money, '-1', 'Enter 0 or more.'],
    [fields.money, '1000001', 'Enter 1,000,000 or less.'],
    [fields.money, '12,5', 'Enter a number, such as 12.5.'],
    [fields.money, '1e5', 'Enter a number, such as 12.5.'],
    [fields.money, '12.345', 'Use at most 2 decimals.'],
    [fields.money, 'Infinity', 'Enter a number, such as 12.5.'],
    [fields.money, Number.NaN, 'Enter a number, such as 12.5.'],
    [fields.hours, '745', 'Enter 744 or less.'],
    [fields.people, '1.5', 'Enter a whole number, such as 12.'],
    [fields.groupSize, '0', 'Enter 1 or more.'],
    [fields.measured, '', 'Enter a number, such as 12.5.'],
    [fields.level, '6', 'Choose one of the five levels.'],
    [fields.level, '', 'Choose one of the five levels.'],
    [fields.level, '2.5', 'Choose one of the five levels.'],
    [fields.version, '0', 'Enter 1 or more.'],
    [fields.version, '1; drop table', 'Enter a whole number, such as 12.'],
  ] as const)('refuse with words: %#', (schema, value, expected) => expect(message(schema, value)).toBe(expected));
});

describe('days and choices', () => {
  it.each([
    [fields.day, '2026-11-30', '2026-11-30'],
    [fields.optionalDay, '', null],
    [fields.optionalDay, '2028-02-29', '2028-02-29'],
    [fields.ticked, 'on', true],
    [fields.ticked, undefined, false],
    [fields.optionalChoice(['a', 'b']), 'a', 'a'],
    [fields.optionalChoice(['a', 'b']), '', null],
    [fields.optionalId, '', null],
  ] as const)('%#', (schema, value, expected) => expect(parse(schema, value).data).toBe(expected));

  it.each([
    [fields.day, '2026-02-30'],
    [fields.day, '2026-13-01'],
    [fields.day, '30.11.2026'],
    [fields.day, '20260-11-30'],
    [fields.day, '1999-12-31'],
    [fields.day, '2100-01-01'],
    [fields.day, ''],
    [fields.optionalChoice(['a', 'b']), 'c'],
    [fields.id, 'not-an-id'],
  ] as const)('refuse %#', (schema, value) => expect(parse(schema, value).success).toBe(false));
});
