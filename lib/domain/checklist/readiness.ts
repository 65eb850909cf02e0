import { areas, type Area } from './areas';
import type { ItemStanding, ItemView } from './items';

export type AreaReadiness = {
  area: Area;
  satisfied: number;
  /** Counted and drawn apart from what is satisfied. */
  waived: number;
  applicable: number;
  /** 0–100, whole, rounded down; null where nothing is recorded or nothing applies. */
  percent: number | null;
  /** Nothing is recorded in this area: neither pass nor zero. */
  unknown: boolean;
};

export type Readiness<Item extends ItemStanding = ItemView> = {
  /** 0–100, whole, rounded down, so that 90 is shown only where a threshold of 90 is met; null while nothing is known. */
  overall: number | null;
  areas: AreaReadiness[];
  openBlockers: Item[];
};

/** How far the overall figure may stand above the weakest area: a hole is not averaged away. */
const aboveWeakest = 20;

/**
 * An area: satisfied and waived items among the applicable ones. Overall: the mean of the areas, at most 20 above the
 * weakest. An unknown area counts as nothing done, so that not looking never flatters; an area in which every item is
 * confirmed as not applicable does not count at all.
 */
export function readiness<Item extends ItemStanding>(views: Item[]): Readiness<Item> {
  const rows = areas.map((area) => areaReadiness(area, views));
  const openBlockers = views.filter((view) => view.openBlocker);
  const counted = rows.filter((row) => row.applicable > 0);
  if (rows.every((row) => row.unknown || row.applicable === 0)) {
    return { overall: null, areas: rows, openBlockers };
  }
  const shares = counted.map((row) => (100 * (row.satisfied + row.waived)) / row.applicable);
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return { overall: whole(Math.min(mean, Math.min(...shares) + aboveWeakest)), areas: rows, openBlockers };
}

function areaReadiness(area: Area, views: ItemStanding[]): AreaReadiness {
  const own = views.filter((view) => view.item.area === area);
  const applicable = own.filter((view) => view.state !== 'not-applicable');
  const satisfied = applicable.filter((view) => view.state === 'satisfied').length;
  const waived = applicable.filter((view) => view.state === 'waived').length;
  // Having somebody assigned says nothing yet about how an item stands.
  const unknown = !own.some(({ known }) => known);
  const percent = unknown || applicable.length === 0 ? null : whole((100 * (satisfied + waived)) / applicable.length);
  return { area, satisfied, waived, applicable: applicable.length, percent, unknown };
}

/** Rounded down, but not by the last floating-point digit. */
const whole = (value: number) => Math.floor(value + 1e-9);
