import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { IdentityForm } from '@/components/identity/identity-form';
import { newPasswordFields } from '@/components/identity/password-fields';
import { setUpAirworthy } from '@/lib/actions/passwords';
import { isNew } from '@/lib/session/entrance';
import { Panel } from '../_components/panel';

export const metadata: Metadata = { title: 'Set up' };

const currencies = [
  ['USD', 'US dollar'],
  ['EUR', 'Euro'],
  ['GBP', 'Pound sterling'],
  ['CHF', 'Swiss franc'],
  ['CAD', 'Canadian dollar'],
  ['AUD', 'Australian dollar'],
  ['SEK', 'Swedish krona'],
  ['NOK', 'Norwegian krone'],
  ['DKK', 'Danish krone'],
  ['PLN', 'Polish zloty'],
  ['JPY', 'Japanese yen'],
  ['INR', 'Indian rupee'],
  ['SGD', 'Singapore dollar'],
  ['BRL', 'Brazilian real'],
] as const;

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
            options: currencies.map(([value, label]) => ({ value, label: `${value} – ${label}` })),
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
