import { ownerRoleLabels } from '@/lib/domain/access/actor';
import { areaLabels } from '@/lib/domain/checklist/areas';
import { templateItem } from '@/lib/domain/checklist/template';
import { dayInWords } from '@/lib/domain/day';
import { factorLabels } from '@/lib/domain/scoring/factors';
import { verdictLabels } from '@/lib/domain/scoring/verdict';
import { actionTierLabels, stageLabels } from '@/lib/domain/stages/stages';
import type { UseCaseFilters } from './list';

/** What the filters offer, by name; the query of the page brings it. */
export type FilterChoices = {
  units: { keyPrefix: string; name: string }[];
  owners: { id: string; name: string }[];
  systems: { id: string; name: string }[];
  tags: string[];
};

/** `without`: what takes it away. */
type Active = { name: string; label: string; without: Partial<UseCaseFilters> };

const nameIn = (list: { id: string; name: string }[], id: string) =>
  list.find((entry) => entry.id === id)?.name ?? 'somebody or something removed';

function range(what: string, from: number | null, to: number | null, unit = ''): string {
  const ends = [from, to].map((end) => end !== null && `${end.toLocaleString('en-US')}${unit}`);
  if (ends[0] && ends[1]) return `${what}: ${ends[0]} to ${ends[1]}`;
  return ends[0] ? `${what}: ${ends[0]} or more` : `${what}: ${ends[1]} or less`;
}

/** The filters in words, as chips; also what a chart says it shows. */
export function activeFilters(filters: UseCaseFilters, choices: FilterChoices): Active[] {
  const { stage, verdict, unit, owner, role, tier, system, tag, value, risk, q } = filters;
  const { worthFrom, worthTo, readyFrom, readyTo, registeredFrom, changedFrom, waits, gap, item } = filters;
  const { unverified, overdue, reviewOverdue, blocked, late } = filters;
  const owns = role ? ownerRoleLabels[role] : owner === 'none' ? 'Some owner role' : 'Owner';
  const all: (Active | null | false | '' | 0)[] = [
    q && { name: 'q', label: `“${q}”`, without: { q: '' } },
    stage && { name: 'stage', label: `Stage: ${stageLabels[stage]}`, without: { stage: null } },
    verdict && {
      name: 'verdict',
      label: `Verdict: ${verdict === 'none' ? 'not assessed' : verdictLabels[verdict]}`,
      without: { verdict: null },
    },
    unit && {
      name: 'unit',
      label: `Unit: ${choices.units.find(({ keyPrefix }) => keyPrefix === unit)?.name ?? unit}`,
      without: { unit: null },
    },
    owner && {
      name: 'owner',
      label: `${owns}: ${owner === 'none' ? 'nobody yet' : nameIn(choices.owners, owner)}`,
      without: { owner: null, role: null },
    },
    waits && { name: 'waits', label: `Waits on: ${ownerRoleLabels[waits]}`, without: { waits: null } },
    tier && {
      name: 'tier',
      label: `Tier: ${tier === 'none' ? 'not stated' : actionTierLabels[tier]}`,
      without: { tier: null },
    },
    system && { name: 'system', label: `System: ${nameIn(choices.systems, system)}`, without: { system: null } },
    tag && { name: 'tag', label: `Tag: ${tag}`, without: { tag: null } },
    value && { name: 'value', label: `${factorLabels['business-value']}: ${value} of 5`, without: { value: null } },
    risk && { name: 'risk', label: `${factorLabels['action-risk']}: ${risk} of 5`, without: { risk: null } },
    (worthFrom !== null || worthTo !== null) && {
      name: 'worth',
      label: range('Value a month', worthFrom, worthTo),
      without: { worthFrom: null, worthTo: null },
    },
    (readyFrom !== null || readyTo !== null) && {
      name: 'ready',
      label: range('Readiness', readyFrom, readyTo, ' %'),
      without: { readyFrom: null, readyTo: null },
    },
    gap && { name: 'gap', label: `Not complete: ${areaLabels[gap]}`, without: { gap: null } },
    item && { name: 'item', label: `Open: ${item} ${templateItem(item)?.title ?? ''}`.trim(), without: { item: null } },
    registeredFrom && {
      name: 'registeredFrom',
      label: `Registered since ${dayInWords(registeredFrom)}`,
      without: { registeredFrom: null },
    },
    changedFrom && {
      name: 'changedFrom',
      label: `Changed since ${dayInWords(changedFrom)}`,
      without: { changedFrom: null },
    },
    blocked && { name: 'blocked', label: 'Open blockers', without: { blocked: false } },
    late && { name: 'late', label: 'Long in its stage', without: { late: false } },
    overdue && { name: 'overdue', label: 'Conditions overdue', without: { overdue: false } },
    unverified && { name: 'unverified', label: 'Gates not checked', without: { unverified: false } },
    reviewOverdue && { name: 'reviewOverdue', label: 'Review overdue', without: { reviewOverdue: false } },
  ];
  return all.filter((entry) => Boolean(entry)) as Active[];
}

/** Which use cases are meant, in one line: each chart and report says so. */
export function scopeOf(filters: UseCaseFilters, choices: FilterChoices): string {
  const active = activeFilters(filters, choices).map(({ label }) => label);
  return active.length > 0 ? active.join(' · ') : 'All use cases';
}
