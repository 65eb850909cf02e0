/** A row of the file that can become a use case. */
export type PlannableRow = {
  /** 1 is the first row under the header. */
  row: number;
  /** See `identityOf`. */
  identity: string;
  /** The same for title and unit alone; a use case that has no external key yet is found by it. */
  titleIdentity: string;
  /** Equal for equal fields. */
  content: string;
};

/** A use case of the workspace, oldest first. */
export type ExistingUseCase = {
  id: string;
  /** What the last import that spoke of it recorded; null if none did. */
  imported: { identity: string; content: string } | null;
  /** By its own columns, as they are now. */
  keyIdentity: string | null;
  titleIdentity: string;
};

export type RowPlan =
  | { kind: 'create' }
  /** `same`: the file says what it said last time. */
  | { kind: 'match'; useCaseId: string; same: boolean }
  /** The row repeats an earlier one of the file: word for word, or only its key. */
  | { kind: 'skip'; why: 'duplicate' | 'same-key'; firstRow: number };

/**
 * What becomes of each row, decided over the whole file at once. A name that occurs several times is several use cases as
 * long as the rows differ: equal content finds its use case again wherever the row has moved to, and only what is left over is
 * paired in order. So an import repeated changes nothing, and a row put in between creates one use case and touches no other.
 */
export function planRows(rows: readonly PlannableRow[], existing: readonly ExistingUseCase[]): Map<number, RowPlan> {
  const plans = new Map<number, RowPlan>();
  const claimed = new Set<string>();
  const byImport = groupBy(existing, (one) => [one.imported?.identity, one.keyIdentity]);
  const left: PlannableRow[] = [];

  for (const [identity, group] of groupBy(rows, (row) => [row.identity])) {
    const fresh = withoutRepeats(identity, group, plans);
    const candidates = byImport.get(identity) ?? [];
    left.push(...pair(fresh, candidates, claimed, plans));
  }
  // Use cases that no import spoke of under this identity: registered by hand, renamed since, or still without a key.
  const byTitle = groupBy(
    existing.filter(({ id }) => !claimed.has(id)),
    (one) => [one.titleIdentity],
  );
  for (const row of left.sort((a, b) => a.row - b.row)) {
    const group = byTitle.get(row.titleIdentity) ?? [];
    const index = group.findIndex(({ keyIdentity }) => keyIdentity === null || !isKey(row.identity));
    const [found] = index < 0 ? [] : group.splice(index, 1);
    plans.set(row.row, found ? { kind: 'match', useCaseId: found.id, same: false } : { kind: 'create' });
  }
  return plans;
}

function withoutRepeats(identity: string, group: PlannableRow[], plans: Map<number, RowPlan>): PlannableRow[] {
  const first = new Map<string, number>();
  return group.filter(({ row, content }) => {
    const equal = first.get(content);
    if (equal !== undefined) plans.set(row, { kind: 'skip', why: 'duplicate', firstRow: equal });
    // A key names one use case; a second row with other words under it is a mistake that a person must mend.
    else if (isKey(identity) && first.size > 0) {
      plans.set(row, { kind: 'skip', why: 'same-key', firstRow: group[0]?.row ?? row });
    }
    if (plans.has(row)) return false;
    first.set(content, row);
    return true;
  });
}

/** Pairs rows with use cases of the same identity; gives back the rows that found none. */
function pair(
  rows: PlannableRow[],
  candidates: ExistingUseCase[],
  claimed: Set<string>,
  plans: Map<number, RowPlan>,
): PlannableRow[] {
  const claim = (row: PlannableRow, one: ExistingUseCase, same: boolean) => {
    claimed.add(one.id);
    plans.set(row.row, { kind: 'match', useCaseId: one.id, same });
  };
  const byContent = groupBy(candidates, ({ imported }) => [imported?.content]);
  const changed = rows.filter((row) => {
    const equal = byContent.get(row.content)?.find(({ id }) => !claimed.has(id));
    if (equal) claim(row, equal, true);
    return !equal;
  });
  const open = candidates.filter(({ id }) => !claimed.has(id));
  return changed.filter((row, index) => {
    const next = open[index];
    if (next) claim(row, next, false);
    return !next;
  });
}

const isKey = (identity: string) => identity.startsWith('key\n');

function groupBy<T>(items: readonly T[], keysOf: (item: T) => (string | null | undefined)[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      if (!key) continue;
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
