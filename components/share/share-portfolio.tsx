'use client';

import { useState } from 'react';
import { CheckboxField } from '@/components/forms/checkbox-field';
import { CheckboxGroupField } from '@/components/forms/checkbox-group-field';
import { CommandForm } from '@/components/forms/command-form';
import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { CopyText } from '@/components/ui/copy-text';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/text-link';
import { dayInWords, dayOf } from '@/lib/domain/day';
import { portfolioCardLabels, portfolioCards } from '@/lib/domain/portfolio/cards';
import { shareDays } from '@/lib/domain/portfolio/share';

type Props = {
  workspace: string;
  /** The filter of the page, as its address has it. */
  filter: string;
  /** The same in words. */
  scope: string;
};

/** What the command answers. */
type Made = { link: { url: string; expiresAt: Date | string } };

const cards = portfolioCards.map((value) => ({ value, label: portfolioCardLabels[value] }));
const ends = shareDays.map((days) => ({ value: String(days), label: `In ${days} days` }));

/** Makes a link to the portfolio for people without an account, and then shows it, once, in the same dialog. */
export function SharePortfolio({ workspace, filter, scope }: Props) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<Made | null>(null);

  function close() {
    setOpen(false);
    setMade(null);
  }

  return (
    <>
      <Button icon={<Icon name="link" />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Share
      </Button>
      {open ? (
        <Dialog
          open
          onClose={close}
          title={made ? 'The link' : 'Share the portfolio'}
          description={
            made
              ? undefined
              : 'A link for people without an account. It shows what you choose here as it stands whenever it is opened, and leads nowhere else.'
          }
        >
          {made ? (
            <div className="space-y-4">
              <p>
                Whoever has this link sees what you chose, until {dayInWords(dayOf(new Date(made.link.expiresAt)))}. It
                is shown only now. <TextLink href={`/w/${workspace}/settings/sharing`}>All links</TextLink> tells how
                often it was opened, and revokes it.
              </p>
              <CopyText text={made.link.url} label="Link to the portfolio" />
              <Button variant="quiet" onClick={close}>
                Close
              </Button>
            </div>
          ) : (
            <CommandForm
              workspace={workspace}
              command="make-share"
              hidden={{ filter }}
              guard={false}
              doneMessage=""
              submitLabel="Make the link"
              afterDone={(value) => setMade(value as Made)}
              actions={
                <Button variant="quiet" onClick={close}>
                  Cancel
                </Button>
              }
            >
              <TextField
                name="title"
                label="What it is for"
                hint="The heading of the page that opens."
                placeholder="AI steering committee, December"
                maxLength={80}
              />
              <CheckboxGroupField
                name="cards[]"
                label="It shows"
                look="columns"
                options={cards}
                defaultValue={['headline', 'funnel', 'forecast', 'trend']}
              />
              <CheckboxField
                name="names"
                label="With titles and names"
                hint="Titles and keys of use cases, and names of people. Otherwise none of them leaves the workspace."
              />
              <SelectField name="days" label="It ends" options={ends} defaultValue="30" />
              <p className="text-sm text-ink-muted">Shows, now and later: {scope}.</p>
            </CommandForm>
          )}
        </Dialog>
      ) : null}
    </>
  );
}
