import { Summary } from '@/components/ui/summary';
import { written } from '@/lib/domain/mcp/strings';

/** More are folded away: there may be hundreds. */
const inSight = 12;

/** Fields of what a tool returns, or scopes of a token, as a program names them. */
export function FieldNames({ names }: { names: readonly string[] }) {
  const rest = names.slice(inSight);
  return (
    <>
      <Names names={names.slice(0, inSight)} />
      {rest.length > 0 ? (
        <details>
          <Summary look="text">{rest.length} more</Summary>
          <Names names={rest} />
        </details>
      ) : null}
    </>
  );
}

const Names = ({ names }: { names: readonly string[] }) => (
  <p className="font-mono text-sm wrap-anywhere">{names.map(written).join(', ')}</p>
);
