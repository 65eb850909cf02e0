'use client';

import { ButtonLink } from '@/components/ui/button-link';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { Icon } from '@/components/ui/icon';
import { Unknown } from '@/components/ui/money';
import { Time } from '@/components/ui/time';
import type { Place } from '@/components/use-case-tab/place';
import { actionTierLabels, type ActionTier } from '@/lib/domain/stages/stages';
import { systemKindLabels, type SystemKind } from '@/lib/domain/use-case/systems';
import { Tags, type TagsShown } from './tags';

type System = { name: string; kind: SystemKind };

type Props = {
  /** See lib/queries/overview-cards.ts. */
  about: {
    problem: string;
    unit: string;
    userGroup: string;
    systems: System[];
    tier: ActionTier | null;
    tags: TagsShown;
    differsBecause: string | null;
    registeredBy: string;
    registeredAt: Date | string;
    mayEdit: boolean;
  };
  useCase: string;
  version: number;
  place: Place;
};

/** What the use case is. */
export function AboutCard({ about, useCase, version, place }: Props) {
  const { systems, tier, differsBecause } = about;
  return (
    <Card
      id="about"
      title="Problem"
      actions={
        about.mayEdit ? (
          <ButtonLink size="sm" href={`${place.base}/edit`} icon={<Icon name="edit" size={14} />}>
            Edit
          </ButtonLink>
        ) : null
      }
    >
      <p className="max-w-prose whitespace-pre-line">{about.problem}</p>
      <div className="mt-4 border-t border-line pt-4">
        <DescriptionList
          facts={[
            { term: 'Business unit', value: about.unit },
            { term: 'User group', value: about.userGroup || <Unknown say="Not stated" /> },
            { term: 'Systems', value: <Systems systems={systems} /> },
            {
              term: 'Action tier',
              value: tier ? actionTierLabels[tier] : <Unknown say="Not stated" />,
            },
            { term: 'Tags', value: <Tags shown={about.tags} {...{ useCase, version, place }} /> },
            ...(differsBecause ? [{ term: 'Differs from similar ones', value: differsBecause }] : []),
            {
              term: 'Registered',
              value: (
                <>
                  by {about.registeredBy}, <Time at={about.registeredAt} look="day" />
                </>
              ),
            },
          ]}
        />
      </div>
    </Card>
  );
}

function Systems({ systems }: { systems: System[] }) {
  if (systems.length === 0) return <Unknown say="None stated" />;
  return (
    <span className="flex flex-wrap gap-1.5">
      {systems.map(({ name, kind }) => (
        <Badge key={name} variant="outline" title={systemKindLabels[kind]}>
          {name}
        </Badge>
      ))}
    </span>
  );
}
