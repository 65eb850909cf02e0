import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { factorLabels, factors, levels } from '@/lib/domain/scoring/factors';
import type { ModelDefinition } from '@/lib/domain/scoring/model';
import { factorQuestions } from '@/lib/domain/scoring/rubrics';
import { verdictLabels } from '@/lib/domain/scoring/verdict';

const percent = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** How a score becomes a verdict in this model. */
export function VerdictCard({ model }: { model: ModelDefinition }) {
  return (
    <Card id="verdicts" title="From ratings to a verdict">
      <div className="space-y-4">
        <p className="max-w-prose text-ink-muted">
          Each of the six factors is rated 1 to 5; 5 is the good signal for a first POC. The score is the sum of weight
          × (rating − 1) ÷ 4 × 100, so it lies between 0 and 100 and no other use case changes it.
        </p>
        <DescriptionList
          facts={[
            {
              term: verdictLabels.strong,
              value: `A score of ${model.strongFrom} or more, and no rating below 3.`,
            },
            {
              term: verdictLabels.conditions,
              value: 'Everything between; the conditions are the factors rated 2 or less, or below their target.',
            },
            {
              term: verdictLabels['not-first'],
              value: `A score below ${model.notBelow}, or any rating of 1, however high the score.`,
            },
            {
              term: verdictLabels['next-step'],
              value:
                'Instead of "Not for a first POC", where only action risk or user group is rated 1 and a use case one action tier below that shares a system is in production.',
            },
          ]}
        />
      </div>
    </Card>
  );
}

export function WeightsCard({ model }: { model: ModelDefinition }) {
  return (
    <Card id="weights" title="Weights and targets" flush>
      <Table label="Weight and target of each factor">
        <Thead>
          <tr>
            <Th>Factor</Th>
            <Th align="right">Weight</Th>
            <Th align="right">Target</Th>
          </tr>
        </Thead>
        <Tbody>
          {factors.map((factor) => (
            <Tr key={factor}>
              <Td heading>{factorLabels[factor]}</Td>
              <Td align="right">{percent.format(100 * model.weights[factor])} %</Td>
              <Td align="right">{model.targets[factor]} of 5</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Card>
  );
}

type Versions = {
  /** Newest first. */
  versions: { version: number; publishedAt: Date; useCases: number }[];
  olderHref: string;
  now: Date;
};

/** Which versions there were, and how many use cases count by each. */
export function VersionsCard({ versions, olderHref, now }: Versions) {
  const older = versions.slice(1).reduce((sum, { useCases }) => sum + useCases, 0);
  return (
    <Card
      id="versions"
      title="Versions"
      actions={older > 0 ? <TextLink href={olderHref}>What rescoring the older ones would change</TextLink> : undefined}
      flush
    >
      <Table label="Versions of the scoring model">
        <Thead>
          <tr>
            <Th>Version</Th>
            <Th>Published</Th>
            <Th align="right">Use cases scored with it</Th>
          </tr>
        </Thead>
        <Tbody>
          {versions.map(({ version, publishedAt, useCases }, index) => (
            <Tr key={version}>
              <Td heading>
                Version {version}
                {index === 0 ? ', the newest' : ''}
              </Td>
              <Td>
                <Time at={publishedAt} now={now} look="both" />
              </Td>
              <Td align="right">{useCases.toLocaleString('en-US')}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Card>
  );
}

/** What each level of each factor means, in the words that a scorer chooses from. */
export function RubricsCard({ model }: { model: ModelDefinition }) {
  return (
    <Card id="rubrics" title="Rubrics" description="What a scorer picks from; 1 says avoid for a first POC." flush>
      <Table label="Rubric of each factor" minWidth={1080} stack>
        <Thead>
          <tr>
            <Th className="w-44">Factor</Th>
            {levels.map((level) => (
              <Th key={level}>{level === 1 ? '1 – avoid' : level === 5 ? '5 – good signal' : level}</Th>
            ))}
          </tr>
        </Thead>
        <Tbody>
          {factors.map((factor) => (
            <Tr key={factor} className="sm:[&>*]:align-top">
              <Td heading>
                <span className="min-w-0">
                  <span className="block font-medium">{factorLabels[factor]}</span>
                  <span className="block text-sm text-ink-muted">{factorQuestions[factor]}</span>
                </span>
              </Td>
              {model.rubrics[factor].map((text, index) => (
                <Td key={index} label={`Level ${index + 1}`} className="text-sm">
                  {text}
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Card>
  );
}
