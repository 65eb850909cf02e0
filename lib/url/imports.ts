import {
  createLoader,
  createSerializer,
  parseAsInteger,
  parseAsStringLiteral,
  type inferParserType,
  type SearchParams,
} from 'nuqs/server';
import { formToInput } from '@/lib/domain/form-state';
import { parseMappingForm, type MappingForm } from '@/lib/domain/import/mapping-form';
import { noteCodes } from '@/lib/domain/import/map-row';
import { importOutcomes } from '@/lib/domain/import/states';
import { uuid } from './parsers';

/** The list of imports: only those older than this one. */
export const parseImportsAddress = createLoader({ before: uuid });
export const importsPath = (workspace: string, before?: string | null): string =>
  `/w/${workspace}/imports${before ? `?before=${before}` : ''}`;
export const importPath = (workspace: string, id: string): string => `/w/${workspace}/imports/${id}`;

const reportParsers = {
  outcome: parseAsStringLiteral(importOutcomes),
  note: parseAsStringLiteral(noteCodes),
  after: parseAsInteger.withDefault(0),
};
const loadReport = createLoader(reportParsers);
const reportQuery = createSerializer(reportParsers);
export type ReportAddress = inferParserType<typeof reportParsers>;

/** Which rows of a report are shown; anything else in the address counts as all. */
export function parseReportAddress(params: SearchParams): ReportAddress {
  const { after, ...rest } = loadReport(params);
  return { ...rest, after: Math.min(Math.max(after, 0), 1_000_000) };
}
export const reportPath = (workspace: string, id: string, address: Partial<ReportAddress>): string =>
  `${importPath(workspace, id)}${reportQuery(address)}#rows`;

/** The mapping that is being chosen: `from` names the one it began with, the form's own fields say what it is now. */
export function parseMappingAddress(params: SearchParams): { named: string | null; form: MappingForm | null } {
  const named = typeof params.from === 'string' && params.from.length <= 80 ? params.from : null;
  const entries = Object.entries(params).flatMap(([name, value]) =>
    name === 'from' || value === undefined ? [] : [value].flat().map((one): [string, string] => [name, one]),
  );
  const input = formToInput(entries);
  return { named, form: input.ok ? parseMappingForm(input.value) : null };
}
export const mappingPath = (workspace: string, id: string, from: string): string =>
  `${importPath(workspace, id)}?from=${encodeURIComponent(from)}`;
