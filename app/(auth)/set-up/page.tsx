import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { IdentityForm } from '@/components/identity/identity-form';
import { newPasswordFields } from '@/components/identity/password-fields';
import { setUpAirworthy } from '@/lib/actions/passwords';
import { currencies, currencyLabel } from '@/lib/domain/use-case/currencies';
import { isNew } from '@/lib/session/entrance';
import { Panel } from '../_components/panel';

export const metadata: Metadata = { title: 'Set up' };

export default async function SetUpPage() {
  if (!(await isNew())) notFound();
  return (
    <Panel
      title="Set up Airworthy"
      description="Nobody is here yet. Make the first workspace and become its admin; everybody else is invited by you."
    >
      <IdentityForm
        action={setUpAirworthy}
        submitLabel="Make the workspace"
        fields={[
          {
            name: 'workspace',
            label: 'Name of the workspace',
            hint: 'An organisation, a business unit or a client.',
            autoComplete: 'organization',
          },
          {
            name: 'currency',
            label: 'Currency',
            hint: 'Expected value is shown in it.',
            options: currencies.map((value) => ({ value, label: currencyLabel(value) })),
            defaultValue: 'USD',
          },
          { name: 'name', label: 'Your name', autoComplete: 'name' },
          { name: 'email', label: 'Your e-mail address', type: 'email', autoComplete: 'username' },
          ...newPasswordFields,
        ]}
      />
    </Panel>
  );
}
