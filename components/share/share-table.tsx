import { CommandButton } from '@/components/forms/command-button';
import { scopeOf, type FilterChoices } from '@/lib/domain/use-case/filter-words';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { Tone } from '@/components/ui/tone';
import { portfolioCardLabels, type PortfolioCard } from '@/lib/domain/portfolio/cards';
import { shareStateLabels, type ShareState } from '@/lib/domain/portfolio/share';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';

type Row = {
  id: string;
  title: string;
  state: ShareState;
  cards: PortfolioCard[];
  names: boolean;
  filters: UseCaseFilters | null;
  maker: { name: string };
  createdAt: Date;
  expiresAt: Date;
  opens: number;
  lastOpenedAt: Date | null;
  mayRevoke: boolean;
};

type Props = { workspace: string; links: Row[]; choices: FilterChoices; now: Date };

const tones: Record<ShareState, Tone> = {
  open: 'positive',
  stopped: 'caution',
  revoked: 'neutral',
  expired: 'neutral',
};

/** Every link to the portfolio: what it shows, whose it is, how often it was opened. */
export function ShareTable({ workspace, links, choices, now }: Props) {
  return (
    <Card flush>
      <Table label="Links to the portfolio">
        <Thead>
          <tr>
            <Th>Link</Th>
            <Th>State</Th>
            <Th>Made by</Th>
            <Th>Ends</Th>
            <Th align="right">Opened</Th>
            <Th align="right">
              <span className="sr-only">Actions</span>
            </Th>
          </tr>
        </Thead>
        <Tbody>
          {links.map((link) => (
            <Tr key={link.id}>
              <Td heading className="min-w-56 wrap-anywhere">
                <span className="font-medium">{link.title}</span>
                <span className="block text-sm font-normal text-ink-muted">{shows(link)}</span>
                <span className="block text-sm font-normal text-ink-subtle">{scope(link.filters, choices)}</span>
              </Td>
              <Td>
                <Badge tone={tones[link.state]} title={link.state === 'stopped' ? whyStopped : undefined}>
                  {shareStateLabels[link.state]}
                </Badge>
              </Td>
              <Td className="min-w-36">
                {link.maker.name}
                <span className="block text-sm text-ink-subtle">
                  <Time at={link.createdAt} now={now} />
                </span>
              </Td>
              <Td>
                <Time at={link.expiresAt} look="day" />
              </Td>
              <Td align="right">
                {link.opens.toLocaleString('en-US')}
                {link.lastOpenedAt ? (
                  <span className="block text-sm text-ink-subtle">
                    last <Time at={link.lastOpenedAt} now={now} />
                  </span>
                ) : null}
              </Td>
              <Td align="right">
                {link.mayRevoke ? (
                  <CommandButton
                    workspace={workspace}
                    command="revoke-share"
                    hidden={{ share: link.id }}
                    variant="quiet"
                    size="sm"
                    ariaLabel={`Revoke ${link.title}`}
                    doneMessage="Link revoked"
                  >
                    Revoke
                  </CommandButton>
                ) : null}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Card>
  );
}

const whyStopped = 'Whoever made it has left the workspace, or may no longer share.';

const shows = ({ cards, names }: Row): string =>
  `${cards.map((card) => portfolioCardLabels[card]).join(', ')}; ${names ? 'with' : 'without'} titles and names`;

const scope = (filters: UseCaseFilters | null, choices: FilterChoices): string =>
  filters ? scopeOf(filters, choices) : 'Its filter cannot be read any more, so it opens nothing.';
