import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Icon } from '@/components/ui/icon';
import { Unknown } from '@/components/ui/money';
import { Time } from '@/components/ui/time';
import type { Reason } from '@/lib/domain/result';
import { actionTierLabels } from '@/lib/domain/stages/stages';
import { systemKindLabels } from '@/lib/domain/use-case/systems';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';

type Props = {
  facts: UseCaseFacts;
  differsBecause: string | null;
  now: Date;
  base: string;
  mayEdit: Reason | null;
  tags: ReactNode;
};

/** What the use case is. */
export function AboutCard({ facts, differsBecause, now, base, mayEdit, tags }: Props) {
  const { userGroup, userGroupSize } = facts;
  const group = [userGroup, userGroupSize === null ? null : `${userGroupSize.toLocaleString('en-US')} people`];
  return (
    <Card
      id="about"
      title="Problem"
      actions={
        mayEdit ? null : (
          <ButtonLink size="sm" href={`${base}/edit`} icon={<Icon name="edit" size={14} />}>
            Edit
          </ButtonLink>
        )
      }
    >
      <p className="max-w-prose whitespace-pre-line">{facts.problem}</p>
      <div className="mt-4 border-t border-line pt-4">
        <DescriptionList
          facts={[
            { term: 'Business unit', value: facts.businessUnit.name },
            { term: 'User group', value: group.filter(Boolean).join(', ') || <Unknown say="Not stated" /> },
            { term: 'Systems', value: <Systems systems={facts.systems} /> },
            {
              term: 'Action tier',
              value: facts.actionTier ? actionTierLabels[facts.actionTier] : <Unknown say="Not stated" />,
            },
            { term: 'Tags', value: tags },
            ...(differsBecause ? [{ term: 'Differs from similar ones', value: differsBecause }] : []),
            {
              term: 'Registered',
              value: (
                <>
                  by {facts.createdBy.name}, <Time at={facts.createdAt} now={now} look="day" />
                </>
              ),
            },
          ]}
        />
      </div>
    </Card>
  );
}

function Systems({ systems }: { systems: UseCaseFacts['systems'] }) {
  if (systems.length === 0) return <Unknown say="None stated" />;
  return (
    <span className="flex flex-wrap gap-1.5">
      {systems.map(({ id, name, kind }) => (
        <Badge key={id} variant="outline" title={systemKindLabels[kind]}>
          {name}
        </Badge>
      ))}
    </span>
  );
}
