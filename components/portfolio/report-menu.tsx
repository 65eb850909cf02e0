'use client';

import { useState } from 'react';
import { announce } from '@/components/ui/announce';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { Menu, MenuFile, MenuLabel, MenuLine, MenuLink } from '@/components/ui/menu';
import { ReasonList } from '@/components/ui/reason-list';
import { saveFile } from '@/components/ui/save-file';
import { reportFormatLabels } from '@/lib/domain/portfolio/board-facts';
import { refuse, type Refusal } from '@/lib/domain/result';

type Props = {
  pdf: string;
  pptx: string;
  /** Where it is scheduled; null for whoever may not. */
  schedule: string | null;
  scope: string;
};

/** The portfolio as it is shown, to take along. Making it takes seconds, and says so; a refusal stays until it is read. */
export function ReportMenu({ pdf, pptx, schedule, scope }: Props) {
  const [making, setMaking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function make(address: string) {
    if (making) return;
    setMaking(true);
    announce('Making the report …');
    const answer = await ask(address);
    setMaking(false);
    if ('refusal' in answer) return setRefusal(answer.refusal);
    saveFile(answer.file, answer.name);
    announce('Saved');
  }

  return (
    <>
      <Menu
        trigger={
          <>
            <Icon name="download" size={14} />
            {making ? 'Making the report …' : 'Board report'}
          </>
        }
        align="end"
      >
        <MenuLabel>{scope}</MenuLabel>
        <MenuFile href={pdf} onTake={() => void make(pdf)}>
          {reportFormatLabels.pdf}
        </MenuFile>
        <MenuFile href={pptx} onTake={() => void make(pptx)}>
          {reportFormatLabels.pptx}
        </MenuFile>
        {schedule ? (
          <>
            <MenuLine />
            <MenuLink href={schedule}>Mail it regularly …</MenuLink>
          </>
        ) : null}
      </Menu>
      {refusal ? (
        <Dialog open onClose={() => setRefusal(null)} title="No report was made" width="sm">
          <div className="space-y-4">
            <p>{refusal.message}</p>
            {refusal.reasons.length > 0 ? <ReasonList reasons={refusal.reasons} /> : null}
            <Button onClick={() => setRefusal(null)}>Close</Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

type Answer = { file: Blob; name: string } | { refusal: Refusal };

const failed = refuse('unmet', 'The report did not arrive. Look whether you are online and signed in, and try again.');

async function ask(address: string): Promise<Answer> {
  try {
    const answer = await fetch(address);
    if (answer.ok) return { file: await answer.blob(), name: nameIn(answer.headers.get('content-disposition') ?? '') };
    const said = (await answer.json()) as Partial<typeof failed>;
    return { refusal: said.refusal ?? failed.refusal };
  } catch {
    return { refusal: failed.refusal };
  }
}

/** The name that the server gives the file. */
const nameIn = (disposition: string): string =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? 'board-report');
