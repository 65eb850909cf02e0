import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';

type Fault = { key: string | null; chain: string; seq: number; problem: string };

type Props = { workspace: string; report: { chains: number; events: number; faults: Fault[] } };

const counted = (count: number, word: string) => `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;

/** What came of verifying the chains. */
export function ChainReport({ workspace, report }: Props) {
  const { chains, events, faults } = report;
  const looked = `${counted(events, 'event')} in ${counted(chains, 'chain')}`;
  if (faults.length === 0) {
    return (
      <Notice tone="positive" title="The trail is whole" role="status">
        {looked}: none was altered, removed, moved or inserted.
      </Notice>
    );
  }
  return (
    <Notice tone="negative" title={`${counted(faults.length, 'fault')} in the trail`} role="alert">
      <p>{looked} were looked at. Somebody has changed the database past the product.</p>
      <ul className="list-disc space-y-1 pl-4.5">
        {faults.map(({ key, chain, seq, problem }) => (
          <li key={`${chain}-${seq}`}>
            {key ? (
              <TextLink href={`/w/${workspace}/use-cases/${key}/history`}>{key}</TextLink>
            ) : (
              <span className="font-mono text-xs">{chain}</span>
            )}
            {seq > 0 ? `, event ${seq}` : ''}: {problem}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
