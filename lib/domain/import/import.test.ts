import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { columnsOf } from './columns';
import { federalInventory, isFederalInventory } from './federal-inventory';
import { guessMapping } from './guess-mapping';
import { importLimits } from './limits';
import { definitionOf, mappingDefinition, resolveMapping } from './mapping';
import { mappingOfForm, parseMappingForm } from './mapping-form';
import { mapRow, titleIdentity, type RowFields } from './map-row';
import { mergeFields } from './merge-fields';
import { csvCell } from '@/lib/domain/csv';
import { skippedFile } from './skipped-file';

const columns = columnsOf(['ID', 'Title', 'Description', 'Department', 'Status', 'Users', 'Comment', 'Comment']);
const mapping = guessMapping(columns, () => ['Live', 'Zurückgestellt']);
const row = (change: Partial<Record<number, string>> = {}) =>
  ['A-1', 'Answer questions', 'Too many calls', 'Sales', 'Live', 'Agents', 'one', 'two'].map(
    (cell, index) => change[index] ?? cell,
  );

describe('guessing a mapping', () => {
  it('takes each column once, by its words', () => {
    const found = Object.entries(mapping.columns).map(([field, column]) => [field, column?.name ?? null]);
    expect(Object.fromEntries(found)).toEqual({
      title: 'Title',
      problem: 'Description',
      businessUnit: 'Department',
      unitPrefix: null,
      externalKey: 'ID',
      reportedStage: 'Status',
      userGroup: 'Users',
      ownerEmail: null,
      tags: null,
    });
    expect(mapping.stages).toEqual([
      { value: 'Live', stage: 'production' },
      { value: 'Zurückgestellt', stage: null },
    ]);
  });

  it.each([
    [['Name', 'Purpose'], 'Name'],
    [['Nummer', 'Titel'], 'Titel'],
    [['Foo', 'Bar'], 'Foo'],
  ])('%j has its title in %s', (header, title) => {
    expect(guessMapping(columnsOf(header), () => []).columns.title?.name).toBe(title);
  });

  it('knows the federal inventory by its headers, wherever they stand', () => {
    const { columns: refs, appended } = federalInventory;
    const names = [...Object.values(refs), ...appended.map(({ column }) => column)].flatMap((ref) => ref?.name ?? []);
    const moved = columnsOf(['Something new', ...names.reverse()]);
    expect(isFederalInventory(moved)).toBe(true);
    const found = guessMapping(moved, () => []);
    expect(found.columns.title?.name).toBe('Use Case Name');
    expect(found.appended.map(({ heading }) => heading)).toContain('Outputs');
    expect(isFederalInventory(columns)).toBe(false);
  });
});

test('a mapping can be remembered and found again on the same columns, and says what another file lacks', () => {
  const definition = mappingDefinition.parse(JSON.parse(JSON.stringify(definitionOf(mapping))));
  expect(resolveMapping(definition, columns)).toEqual({ mapping, missing: [] });
  const other = resolveMapping(definition, columnsOf(['Users', 'Title', 'x']));
  expect(other.mapping.columns).toMatchObject({ title: { index: 1 }, userGroup: { index: 0 }, problem: null });
  expect(other.missing).toEqual(['Description', 'Department', 'ID', 'Status']);
});

test('of two columns with one header the one at its place is meant, and none is guessed', () => {
  const form = parseMappingForm({ title: '1', appended: ['', '7'].slice(1) });
  const chosen = form && mappingOfForm(form, columns);
  expect(chosen?.appended).toEqual([{ column: columns[7], heading: 'Comment (2)' }]);
  const definition = definitionOf(chosen ?? mapping);
  expect(resolveMapping(definition, columnsOf(['Comment', 'Title', 'Comment'])).missing).toEqual(['Comment']);
});

test('the shipped mapping, sent as a form, is the shipped mapping', () => {
  const { columns: refs, appended } = federalInventory;
  const names = [...Object.values(refs), ...appended.map(({ column }) => column)].flatMap((ref) => ref?.name ?? []);
  const there = columnsOf(names.reverse());
  const { mapping: resolved } = resolveMapping(federalInventory, there);
  const sent = Object.fromEntries(
    Object.entries(resolved.columns).map(([field, column]) => [field, String(column?.index ?? '')]),
  );
  const ticked = resolved.appended.map(({ column }) => String(column.index)).sort();
  const form = parseMappingForm({ ...sent, appended: ticked, stages: resolved.stages });
  expect(form && mappingOfForm(form, there)).toEqual(resolved);
});

test('a broken address is no mapping', () => {
  expect(parseMappingForm({})).toBeNull();
  expect(parseMappingForm({ title: 'x' })).toBeNull();
  expect(parseMappingForm({ title: '1', stages: [{ value: 'Live', stage: 'nonsense' }] })).toBeNull();
});

describe('a row', () => {
  const mapped = (cells: string[]) => mapRow(cells, mapping, 'General');
  const codes = (cells: string[]) => mapped(cells).notes.map(({ code }) => code);
  const fields = (cells: string[]) => mapped(cells).fields;

  it('becomes the fields of a use case', () => {
    expect(fields(row())).toEqual({
      title: 'Answer questions',
      problem: 'Too many calls',
      businessUnit: 'Sales',
      externalKey: 'A-1',
      reportedStage: 'production',
      userGroup: 'Agents',
      ownerEmail: null,
      tags: null,
    });
  });

  it.each([
    ['without a title is skipped', { 1: ' ' }, ['no-title'], false],
    ['that is empty is skipped', { 0: '', 1: '', 2: '', 3: '', 4: '', 5: '', 6: '', 7: '' }, ['empty'], false],
    ['with a key that is too long is skipped', { 0: 'x'.repeat(201) }, ['too-long'], false],
    ['with a problem that is too long is skipped', { 2: 'x'.repeat(20_001) }, ['too-long'], false],
    ['with a problem as long as can be is kept', { 2: 'x'.repeat(20_000) }, [], true],
    ['without a problem is noted', { 2: '' }, ['no-problem'], true],
    ['without a stage is noted', { 4: '' }, ['no-stage'], true],
    ['with a stage of no meaning is noted', { 4: 'zurückgestellt' }, ['unknown-stage'], true],
    ['with a long user group is noted', { 5: 'x'.repeat(400) }, ['long-user-group'], true],
  ] as const)('%s', (_, change, expected, kept) => {
    expect(codes(row(change))).toEqual(expected);
    expect(mapped(row(change)).ok).toBe(kept);
  });

  it('moves what does not fit its field into the problem, whole', () => {
    const title = `${'word '.repeat(150)}end`;
    const found = fields(row({ 1: title, 5: 'x'.repeat(400) }));
    expect(found?.title.length).toBeLessThanOrEqual(importLimits.title);
    expect(found?.title.endsWith('…')).toBe(true);
    expect(found?.problem).toContain(title);
    expect(found?.problem).toContain('x'.repeat(400));
    expect(found?.userGroup).toBeNull();
    expect(fields([...row(), 'stray'])?.problem).toContain('stray');
  });

  it('keeps every character, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 }), (text) => {
        const found = fields(row({ 2: `begin ${text} end` }));
        const visible = (value: string) => value.normalize('NFC').replace(/[\u0000-\u001f\u007f]/g, '');
        expect(visible(found?.problem ?? '')).toBe(visible(`begin ${text} end`));
      }),
    );
  });
});

test('names are the same whatever their case, width and spaces', () => {
  expect(titleIdentity(' Answer\u00a0 QUESTIONS', 'Ｓales')).toBe(titleIdentity('answer questions', 'sales '));
  expect(titleIdentity('a', 'b c')).not.toBe(titleIdentity('a b', 'c'));
});

describe('merging', () => {
  const base: RowFields = {
    title: 'T',
    problem: 'P',
    businessUnit: 'Sales',
    externalKey: null,
    reportedStage: 'pilot',
    userGroup: null,
    ownerEmail: null,
    tags: 'gdpr; peak season',
  };

  it.each([
    ['nothing new', base, base, base, {}, []],
    ['the file changed', base, base, { ...base, problem: 'Q' }, { problem: 'Q' }, []],
    ['changed here alone', base, { ...base, title: 'Mine' }, base, {}, []],
    ['changed in both', base, { ...base, title: 'Mine' }, { ...base, title: 'Theirs' }, {}, ['title']],
    ['changed alike in both', base, { ...base, title: 'Same' }, { ...base, title: 'Same' }, {}, []],
    ['a blank cell erases nothing', base, base, { ...base, problem: '', reportedStage: null }, {}, []],
    ['no base: the file is newer', null, base, { ...base, title: 'New' }, { title: 'New' }, []],
    ['no tags in the file', base, base, { ...base, tags: null }, {}, []],
    ['tags changed in both', base, { ...base, tags: 'mine' }, { ...base, tags: 'theirs' }, {}, ['tags']],
    ['a unit in other letters is the same', base, base, { ...base, businessUnit: ' SALES' }, {}, []],
    [
      'empty here is filled',
      base,
      { ...base, userGroup: null },
      { ...base, userGroup: 'Agents' },
      { userGroup: 'Agents' },
      [],
    ],
  ] as const)('%s', (_, before, current, incoming, changed, kept) => {
    expect(mergeFields(before, current, incoming)).toEqual({ changed, kept });
  });
});

describe('the file of skipped rows', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+41 44', "'+41 44"],
    ['-', "'-"],
    ['@me', "'@me"],
    ['a "b", c', '"a ""b"", c"'],
    ['plain', 'plain'],
  ])('%s becomes %s', (text, cell) => expect(csvCell(text)).toBe(cell));

  it('has a header and a line for each row', () => {
    const lines = skippedFile([
      { row: 7, fields: null, notes: [{ code: 'no-title', column: 'Name', message: 'There is no title.' }] },
    ]);
    expect(lines).toBe(
      '\ufeffRow,Why,Column,Title,Business unit,Key in the source,Problem\r\n7,There is no title.,Name,,,,\r\n',
    );
  });
});
