import { CheckboxField } from '@/components/forms/checkbox-field';
import { CommandForm } from '@/components/forms/command-form';
import { NumberField } from '@/components/forms/number-field';
import { RadioField } from '@/components/forms/radio-field';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { TextField } from '@/components/forms/text-field';
import { protocolVersions } from '@/lib/domain/mcp/protocol-versions';
import { toolChangeLabels, toolChangeMeanings, toolChangePolicies } from '@/lib/domain/servers/tool-change';
import { currencies, currencyLabel } from '@/lib/domain/use-case/currencies';
import type { WorkspaceSettings } from '@/lib/domain/use-case/facts';
import { longestWaiverDays } from '@/lib/domain/waivers/rules';

type Props = { workspace: string; name: string; settings: WorkspaceSettings };

export function SettingsForm({ workspace, name, settings }: Props) {
  // A workspace that counts in a currency of an older list keeps it in sight.
  const codes = [...new Set<string>([...currencies, settings.currency])].sort();
  return (
    <CommandForm
      workspace={workspace}
      command="save-settings"
      submitLabel="Save settings"
      doneMessage="Settings saved"
      gap="lg"
      guard
    >
      <TextField name="name" label="Name of the workspace" defaultValue={name} maxLength={80} className="max-w-md" />
      <SelectField
        name="currency"
        label="Currency"
        hint="Expected value is shown in it. Amounts are not converted when it changes."
        options={codes.map((code) => ({ value: code, label: currencyLabel(code) }))}
        defaultValue={settings.currency}
        className="max-w-md"
      />
      <NumberField
        name="maxWaiverDays"
        label="Longest waiver"
        hint="A waiver ends after this many days at the latest; extending it asks for a decision again. Those that are granted stay as they are."
        unit="days"
        min={1}
        max={longestWaiverDays}
        step={1}
        defaultValue={settings.maxWaiverDays}
      />
      <CheckboxField
        name="allowOwnEvidence"
        label="Let people sign where they submitted evidence themselves"
        hint="Off by default. Where it is on, every sign-off says so. Confirming an item always needs a second person."
        defaultChecked={settings.allowOwnEvidence}
      />
      <fieldset className="space-y-5 border-t border-line pt-5">
        <legend className="sr-only">MCP servers</legend>
        <h3 aria-hidden className="font-semibold">
          MCP servers
        </h3>
        <RadioField
          name="onToolChange"
          label="When a server changes a tool that a use case in production calls"
          look="cards"
          options={toolChangePolicies.map((value) => ({
            value,
            label: toolChangeLabels[value],
            hint: toolChangeMeanings[value],
          }))}
          defaultValue={settings.onToolChange}
        />
        <SelectField
          name="minimumProtocol"
          label="Oldest protocol version allowed"
          hint="A server that speaks only older ones fails check C02. Counts from the next look at a server on."
          options={protocolVersions.map((value) => ({ value, label: value }))}
          defaultValue={settings.minimumProtocol}
          className="max-w-md"
        />
        <NumberField
          name="contextTokens"
          label="Context window"
          hint="How much your models hold at once. Check C26 warns of tools that take more than 5 % of it, from the next look at a server on."
          unit="tokens"
          min={1_000}
          max={100_000_000}
          step={1}
          defaultValue={settings.contextTokens}
        />
        <TextAreaField
          name="allowedHosts"
          label="Servers in your own network"
          hint="One host a line. Addresses in private networks and on this machine are never asked, unless their host stands here."
          rows={3}
          required={false}
          defaultValue={settings.allowedHosts.join('\n')}
          className="max-w-md"
        />
      </fieldset>
    </CommandForm>
  );
}
