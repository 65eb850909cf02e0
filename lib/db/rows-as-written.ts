import { factsParts, tablesOf } from './facts-sql';
import type { FactsRow } from './facts-rows';
import type { WorkspaceTx } from './workspace-transaction';

type Row = Readonly<Record<string, unknown>>;

/** How rows of a part are known by how they were written (lib/db/write-row.ts), so that they are not read again. */
type RowsOfPart = {
  table: string;
  /** What tells those of a use case apart. */
  key: string;
  /** What the database puts where a new row says nothing. */
  fresh: Row;
  /** What takes a row out of the part once it is said. */
  ends?: string;
  /** Of a part that has more than its table's columns, the rest of a new row; null: it is not known, and has to be read. */
  rest?(tx: WorkspaceTx, row: Row, part: readonly Row[]): Row | null;
  /** The tables of the rest, as far as `rest` asks for what was written to them. */
  beside?: readonly string[];
};

const rowsOfParts: Partial<Record<keyof typeof factsParts, RowsOfPart>> = {
  risks: {
    table: 'risk',
    key: 'id',
    fresh: {
      mitigation: '',
      closedAt: null,
      acceptedById: null,
      acceptedAt: null,
      acceptanceReason: null,
      acceptedLikelihood: null,
      acceptedImpact: null,
      acceptanceStaleAt: null,
    },
  },
  scenarios: { table: 'scenario', key: 'id', fresh: { outcome: null, note: '', runById: null, runAt: null } },
  // Of one that is a server's, more would have to be known.
  tools: {
    table: 'tool',
    key: 'id',
    fresh: { systemId: null, serverToolId: null, hash: null },
    rest: (_, { serverToolId }) => (serverToolId ? null : { serverTool: null }),
  },
  items: {
    table: 'checklist_item',
    key: 'itemId',
    fresh: {
      claim: null,
      justification: '',
      assigneeId: null,
      submittedById: null,
      submittedAt: null,
      confirmedById: null,
      confirmedAt: null,
      returnReason: null,
    },
  },
  requests: { table: 'sign_off_request', key: 'id', fresh: {}, rest: () => ({ signOffs: [] }) },
  citations: {
    table: 'citation',
    key: 'id',
    fresh: { review: null, reviewedById: null, reviewedAt: null, reviewReason: '' },
    ends: 'withdrawnAt',
    rest: citedRevision,
    beside: ['evidence', 'evidence_revision'],
  },
};

/** What a citation cites: a revision written along with it, of a piece written along or cited here before. Of a file more would have to be known. */
function citedRevision(tx: WorkspaceTx, citation: Row, cited: readonly Row[]): Row | null {
  const written = (table: string, id: unknown) =>
    tx.rowsWritten(table)?.find(({ fields, changed }) => fields.id === id && changed === null)?.fields;
  const revision = written('evidence_revision', citation.revisionId);
  const known = cited.find(({ evidenceId }) => evidenceId === citation.evidenceId);
  const piece = known ?? written('evidence', citation.evidenceId);
  if (!revision || !piece || revision.fileId || piece.serverId) return null;
  const { kind, title, drill } = piece;
  const { number, authorId, createdAt, heldOn, ledBy, secondsToSafe } = revision;
  const said = { kind, title, drill, number, authorId, createdAt, heldOn, ledBy, secondsToSafe };
  return { ...said, sha256: null, serverId: null, serverName: null };
}

/** Of the parts that were written to, those of which it is known how every row was, with the rows as they are now. */
export function rowsAsWritten(
  tx: WorkspaceTx,
  before: FactsRow,
  written: readonly (keyof typeof factsParts)[],
): Partial<FactsRow> {
  const after: Record<string, Row[]> = {};
  for (const part of written) {
    const rows = rowsOfPart(tx, before, part);
    if (rows) after[part] = rows;
  }
  return after as Partial<FactsRow>;
}

function rowsOfPart(tx: WorkspaceTx, before: FactsRow, part: keyof typeof factsParts): Row[] | null {
  const how = rowsOfParts[part];
  const told = how && tx.rowsWritten(how.table);
  if (!told || tx.wroteTo(restOf[part]!)) return null;
  const { table, key, fresh, ends, rest } = how;
  const present = before[part] as readonly Row[];
  const rows = new Map(present.map((row) => [row[key], row]));
  for (const { fields, changed } of told) {
    const known = rows.get(fields[key]);
    const isOwn = known !== undefined || fields.useCaseId === before.id;
    if (!isOwn) throw new Error(`A command wrote to a ${table} of another use case, or one that is not there.`);
    const said = known && changed ? Object.fromEntries(changed.map((field) => [field, fields[field]])) : fields;
    const more = known || !rest ? {} : rest(tx, fields, present);
    if (more === null) return null;
    if (ends && said[ends]) rows.delete(fields[key]);
    else rows.set(fields[key], { ...(known ?? { ...fresh, ...more }), ...defined(said) });
  }
  return [...rows.values()];
}

/** The tables of a part of which nothing is known by how they were written. */
const restOf = Object.fromEntries(
  Object.entries(rowsOfParts).map(([part, { table, beside = [] }]) => [
    part,
    tablesOf(factsParts[part as keyof typeof factsParts]).filter((name) => name !== table && !beside.includes(name)),
  ]),
);

/** What is undefined was not said. */
export const defined = (fields: Row): Row =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
