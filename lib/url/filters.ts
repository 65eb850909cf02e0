import {
  createParser,
  createSerializer,
  parseAsBoolean,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server';
import { ownerRoles } from '@/lib/domain/access/actor';
import { areas } from '@/lib/domain/checklist/areas';
import { itemIds } from '@/lib/domain/checklist/template';
import { verdicts } from '@/lib/domain/scoring/verdict';
import { actionTiers, stages } from '@/lib/domain/stages/stages';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import { tag } from '@/lib/domain/use-case/tags';
import { day, matching, uuid, uuidPattern } from './parsers';

/** Longer searches find nothing that shorter ones do not. */
const longestSearch = 100;

const level = createParser({
  parse: (text) => (/^[1-5]$/.test(text) ? Number(text) : null),
  serialize: String,
});

const tagWord = createParser({
  parse: (text) => tag.safeParse(text).data ?? null,
  serialize: String,
});

/** A whole amount that the columns of the database can hold. */
const amount = createParser({ parse: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : null), serialize: String });

const percent = createParser({
  parse: (text) => (/^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : null),
  serialize: String,
});

const searchText = createParser({
  // What cannot be typed cannot be searched for, and PostgreSQL refuses U+0000.
  // eslint-disable-next-line no-control-regex
  parse: (text) =>
    text
      .replace(/[\u0000-\u001f\u007f]/g, ' ')
      .trim()
      .slice(0, longestSearch) || null,
  serialize: String,
});

/** The filters as they stand in the address, the same for table, board and portfolio. Bad values fall back to "all". */
export const filterParsers = {
  stage: parseAsStringLiteral(stages),
  verdict: parseAsStringLiteral([...verdicts, 'none']),
  unit: matching(/^[A-Z]{2,8}$/),
  owner: matching(new RegExp(`^none$|${uuidPattern.source}`)),
  role: parseAsStringLiteral(ownerRoles),
  tier: parseAsStringLiteral([...actionTiers, 'none']),
  system: uuid,
  tag: tagWord,
  value: level,
  risk: level,
  worthFrom: amount,
  worthTo: amount,
  readyFrom: percent,
  readyTo: percent,
  registeredFrom: day,
  changedFrom: day,
  waits: parseAsStringLiteral(ownerRoles),
  gap: parseAsStringLiteral(areas),
  item: parseAsStringLiteral(itemIds),
  blocked: parseAsBoolean.withDefault(false),
  late: parseAsBoolean.withDefault(false),
  unverified: parseAsBoolean.withDefault(false),
  reviewOverdue: parseAsBoolean.withDefault(false),
  overdue: parseAsBoolean.withDefault(false),
  q: searchText.withDefault(''),
};

// The parsers give exactly what the rules and queries take.
const same = (parsed: inferParserType<typeof filterParsers>): UseCaseFilters => parsed;

const names = Object.keys(filterParsers) as (keyof typeof filterParsers)[];

const serialize = createSerializer(filterParsers);

/** `?stage=poc&unit=SALES`, or an empty text. */
export const filterQuery = (filters: Partial<UseCaseFilters>): string => serialize(filters);

/** The filters among what was parsed for a view that has more than them. */
export const filtersOf = (parsed: inferParserType<typeof filterParsers>): UseCaseFilters =>
  same(Object.fromEntries(names.map((name) => [name, parsed[name]])) as inferParserType<typeof filterParsers>);
