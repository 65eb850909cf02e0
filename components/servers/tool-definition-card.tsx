import { Card } from '@/components/ui/card';
import { DescriptionList } from '@/components/ui/description-list';
import type { ToolDefinition } from '@/lib/domain/mcp/contract';
import { written } from '@/lib/domain/mcp/strings';

/** What the server says of a tool: claims, shown as they came, with what is invisible written out. */
export function ToolDefinitionCard({ definition }: { definition: ToolDefinition }) {
  const { title, description, annotations, inputSchema, outputSchema } = definition;
  return (
    <Card title="What the server says" description="Its own words and hints: claims, not facts.">
      <DescriptionList
        look="wide"
        facts={[
          ...(title ? [{ term: 'Title', value: <Words>{title}</Words> }] : []),
          { term: 'Description', value: description?.trim() ? <Words>{description}</Words> : none('None') },
          { term: 'Hints', value: annotations ? <Json value={annotations} label="Hints" /> : none('None') },
          { term: 'Input', value: <Json value={inputSchema} label="Input schema" /> },
          {
            term: 'Output',
            value: outputSchema ? <Json value={outputSchema} label="Output schema" /> : none('Not declared'),
          },
        ]}
      />
    </Card>
  );
}

const none = (words: string) => <span className="text-ink-subtle">{words}</span>;

const Words = ({ children }: { children: string }) => (
  <p className="max-w-prose wrap-anywhere whitespace-pre-line">{written(children.trim())}</p>
);

const Json = ({ value, label }: { value: unknown; label: string }) => (
  <pre
    // Focusable, so that the keyboard can scroll it.
    tabIndex={0}
    aria-label={label}
    role="region"
    className="max-h-96 overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs"
  >
    {written(JSON.stringify(value, null, 2))}
  </pre>
);
