import { CheckboxField } from '@/components/forms/checkbox-field';
import { CommandDialog } from '@/components/forms/command-dialog';
import { TextAreaField } from '@/components/forms/text-area-field';
import { written } from '@/lib/domain/mcp/strings';

type Props = {
  workspace: string;
  server: string;
  serverName: string;
  tool: { id: string; name: string; hash: string | null };
};

/** Asks for the arguments and the consent to one call. */
export function CallToolDialog({ workspace, server, serverName, tool }: Props) {
  return (
    <CommandDialog
      workspace={workspace}
      command="call-tool"
      hidden={{ server, tool: tool.id, hash: tool.hash ?? '' }}
      trigger="Call once"
      title={`Call ${written(tool.name)} once`}
      description="To see which fields it returns. Kept are their names and whether they fit the output schema: never what was returned, and of the arguments only their names."
      submitLabel="Call it once now"
      doneMessage="The call was asked for"
    >
      <TextAreaField
        name="arguments"
        label="Arguments, as JSON"
        hint="As its input schema has them. Use a record that may be read for a test."
        rows={6}
        mono
        defaultValue="{}"
      />
      <CheckboxField
        name="consent"
        label={`${serverName} may carry out this one call`}
        hint="It runs with the token that is set for the server, and shows in its own logs."
      />
    </CommandDialog>
  );
}
