import { CommandDialog } from '@/components/forms/command-dialog';
import { RadioField } from '@/components/forms/radio-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Icon } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/text-link';
import { MayNot } from '@/components/use-case-tab/may-not';
import type { Place } from '@/components/use-case-tab/place';
import type { Reason } from '@/lib/domain/result';
import {
  actionTierLabels,
  actionTiers,
  identityModelLabels,
  identityModelMeanings,
  identityModels,
} from '@/lib/domain/stages/stages';
import { actionTierMeanings, highestToolTier, toolsAboveTier } from '@/lib/domain/stages/tool-tiers';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { systemKindLabels } from '@/lib/domain/use-case/systems';
import { TierBadge } from './tier-badge';

type Props = { facts: UseCaseFacts; place: Place; mayEdit: Reason | null };

/** What the tools may do at worst, as whom, on which systems, and how that is logged. */
export function AccessCard({ facts, place, mayEdit }: Props) {
  const { actionTier, identityModel, callLogging, systems, tools } = facts;
  const highest = highestToolTier(tools);
  return (
    <Card id="access" title="Access" actions={mayEdit ? null : <AccessDialog facts={facts} place={place} />}>
      <DescriptionList
        look="grid"
        facts={[
          {
            term: 'Action tier, as stated',
            value: actionTier ? (
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <TierBadge tier={actionTier} />
                <span className="text-sm text-ink-muted">{actionTierMeanings[actionTier]}</span>
              </span>
            ) : (
              <NotStated />
            ),
          },
          {
            term: 'Highest tier of the tools',
            value: highest ? (
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <TierBadge tier={highest} />
                <span className="text-sm text-ink-muted">{compared(facts)}</span>
              </span>
            ) : (
              <span className="text-ink-subtle">No tool yet</span>
            ),
          },
          {
            term: 'Identity model',
            value: identityModel ? (
              <>
                {identityModelLabels[identityModel]}
                <span className="block text-sm text-ink-muted">{identityModelMeanings[identityModel]}</span>
              </>
            ) : (
              <NotStated />
            ),
          },
          {
            term: 'Systems',
            value: (
              <span className="flex flex-wrap items-center gap-1.5">
                {systems.length === 0 ? <NotStated /> : null}
                {systems.map(({ id, name, kind }) => (
                  <Badge key={id} variant="outline" title={systemKindLabels[kind]}>
                    {name}
                  </Badge>
                ))}
                {mayEdit ? null : <TextLink href={`${place.base}/edit`}>Change systems</TextLink>}
              </span>
            ),
          },
          {
            term: 'Call logging',
            value: callLogging ? <p className="max-w-prose whitespace-pre-line">{callLogging}</p> : <NotStated />,
          },
        ]}
      />
      {mayEdit ? (
        <div className="mt-3">
          <MayNot reason={mayEdit} />
        </div>
      ) : null}
    </Card>
  );
}

function compared(facts: UseCaseFacts): string {
  if (facts.actionTier === null) return 'Nothing is stated to compare it with.';
  if (toolsAboveTier(facts).length > 0) return 'Above what is stated.';
  return highestToolTier(facts.tools) === facts.actionTier ? 'The same as stated.' : 'Below what is stated.';
}

const NotStated = () => <span className="text-ink-subtle">Not stated yet</span>;

function AccessDialog({ facts, place }: Omit<Props, 'mayEdit'>) {
  return (
    <CommandDialog
      {...place}
      command="edit-access"
      hidden={{ useCase: facts.key, version: facts.version }}
      trigger="Edit access"
      triggerIcon={<Icon name="edit" />}
      title="Access"
      description="Another action tier changes at once which checklist items block go-live."
      submitLabel="Save access"
      doneMessage="Access saved"
    >
      <RadioField
        name="actionTier"
        label="What the tools may do at worst"
        look="cards"
        defaultValue={facts.actionTier}
        options={actionTiers.map((value) => ({
          value,
          label: actionTierLabels[value],
          hint: actionTierMeanings[value],
        }))}
      />
      <RadioField
        name="identityModel"
        label="As whom they act"
        look="cards"
        defaultValue={facts.identityModel}
        options={identityModels.map((value) => ({
          value,
          label: identityModelLabels[value],
          hint: identityModelMeanings[value],
        }))}
      />
      <TextAreaField
        name="callLogging"
        label="How calls are logged"
        hint="Where each call is logged, and what of it: tool, user, time, outcome."
        rows={3}
        maxLength={2000}
        defaultValue={facts.callLogging}
      />
    </CommandDialog>
  );
}
