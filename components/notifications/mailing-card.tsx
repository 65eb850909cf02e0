import { CommandForm } from '@/components/forms/command-form';
import { RadioField } from '@/components/forms/radio-field';
import { Card } from '@/components/ui/card';
import type { Mailing } from '@/lib/domain/notifications/kinds';

const options: { value: Mailing; label: string; hint?: string }[] = [
  { value: 'immediately', label: 'At once' },
  { value: 'daily', label: 'Once a day', hint: 'At six in the morning (UTC), what you have not read by then.' },
  { value: 'none', label: 'No mails', hint: 'You are told inside Airworthy only.' },
];

/** How mails of this workspace come to the reader. */
export function MailingCard({ workspace, mailing, mails }: { workspace: string; mailing: Mailing; mails: boolean }) {
  return (
    <Card
      id="mails"
      title="Mails about this workspace"
      description={
        mails
          ? 'When somebody asks you for something, decides, or mentions you, and when something lapses or runs out.'
          : 'No mail server is set up here: until an administrator sets one, you are told inside Airworthy only.'
      }
    >
      <CommandForm workspace={workspace} command="choose-mailing" submitLabel="Save" submitVariant="secondary">
        <RadioField name="mailing" label="How they come" options={options} defaultValue={mailing} />
      </CommandForm>
    </Card>
  );
}
