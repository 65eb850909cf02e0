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

type Active = { name: string; label: string; without: Partial<UseCaseFilters> };

/** The filters in words, as chips; also what a chart says it shows. */
export function activeFilters(filters: UseCaseFilters, choices: FilterChoices): Active[] {
  const { stage, verdict, unit, owner, tier, system, tag, value, risk, unverified, overdue, reviewOverdue, q } =
    filters;
  const nameIn = (list: { id: string; name: string }[], id: string) =>
    list.find((entry) => entry.id === id)?.name ?? 'somebody or something removed';
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
    owner && { name: 'owner', label: `Owner: ${nameIn(choices.owners, owner)}`, without: { owner: null } },
    tier && {
      name: 'tier',
      label: `Tier: ${tier === 'none' ? 'not stated' : actionTierLabels[tier]}`,
      without: { tier: null },
    },
    system && { name: 'system', label: `System: ${nameIn(choices.systems, system)}`, without: { system: null } },
    tag && { name: 'tag', label: `Tag: ${tag}`, without: { tag: null } },
    value && { name: 'value', label: `${factorLabels['business-value']}: ${value} of 5`, without: { value: null } },
    risk && { name: 'risk', label: `${factorLabels['action-risk']}: ${risk} of 5`, without: { risk: null } },
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
