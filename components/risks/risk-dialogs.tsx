import { CommandDialog } from '@/components/forms/command-dialog';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { TextField } from '@/components/forms/text-field';
import { Icon } from '@/components/ui/icon';
import type { Place } from '@/components/use-case-tab/place';
import { impactLabels, likelihoodLabels } from '@/lib/domain/plan/risk-rules';
import type { RiskFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';

type Props = { facts: UseCaseFacts; place: Place; risk: RiskFacts };

const steps = (labels: readonly string[]) =>
  labels.map((label, index) => ({ value: String(index + 1), label: `${index + 1} – ${label}` }));

export function SaveRiskDialog({ facts, place, risk }: Omit<Props, 'risk'> & { risk?: RiskFacts }) {
  return (
    <CommandDialog
      {...place}
      command="save-risk"
      hidden={{ useCase: facts.key, version: facts.version, id: risk?.id }}
      trigger={risk ? 'Edit' : 'Add risk'}
      triggerVariant={risk ? 'quiet' : 'secondary'}
      triggerSize={risk ? 'sm' : 'md'}
      triggerIcon={risk ? undefined : <Icon name="plus" />}
      triggerLabel={risk ? `Edit risk: ${risk.title}` : undefined}
      title={risk ? 'Edit risk' : 'New risk'}
      description={
        risk?.acceptance?.staleAt === null
          ? `${risk.acceptance.by.name} has accepted it; another title or rating has to be accepted anew.`
          : undefined
      }
      submitLabel={risk ? 'Save risk' : 'Add risk'}
      doneMessage={risk ? 'Risk saved' : 'Risk added'}
    >
      <TextField
        name="title"
        label="What could go wrong"
        placeholder="A wrong answer is believed and passed on"
        defaultValue={risk?.title}
        maxLength={200}
      />
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <SelectField
          name="likelihood"
          label="Likelihood"
          options={steps(likelihoodLabels)}
          placeholder="Choose a likelihood"
          defaultValue={risk && String(risk.likelihood)}
        />
        <SelectField
          name="impact"
          label="Impact"
          options={steps(impactLabels)}
          placeholder="Choose an impact"
          defaultValue={risk && String(risk.impact)}
        />
      </div>
      <TextAreaField
        name="mitigation"
        label="Mitigation"
        hint="What makes it less likely or less bad. A high risk needs this, or the business owner's acceptance, before a pilot."
        rows={4}
        maxLength={2000}
        required={false}
        defaultValue={risk?.mitigation}
      />
    </CommandDialog>
  );
}

export function AcceptRiskDialog({ facts, place, risk }: Props) {
  return (
    <CommandDialog
      {...place}
      command="accept-risk"
      hidden={{ useCase: facts.key, version: facts.version, id: risk.id }}
      trigger="Accept"
      triggerSize="sm"
      triggerLabel={`Accept risk: ${risk.title}`}
      title="Accept this risk"
      description={`You decide, as business owner, to live with "${risk.title}" as it is rated now. With another rating your acceptance goes stale.`}
      submitLabel="Accept risk"
      doneMessage="Risk accepted"
    >
      <TextAreaField name="reason" label="Why it is acceptable" rows={3} maxLength={2000} />
    </CommandDialog>
  );
}

export function CloseRiskDialog({ facts, place, risk }: Props) {
  return (
    <CommandDialog
      {...place}
      command="close-risk"
      hidden={{ useCase: facts.key, id: risk.id }}
      trigger="Close"
      triggerVariant="quiet"
      triggerSize="sm"
      triggerLabel={`Close risk: ${risk.title}`}
      title="Close this risk"
      description={`"${risk.title}" no longer exists. It stays in the list as closed and can be reopened.`}
      width="sm"
      submitLabel="Close risk"
      doneMessage="Risk closed"
    >
      <TextAreaField name="reason" label="Why it no longer exists" rows={3} maxLength={2000} />
    </CommandDialog>
  );
}
