import { CheckboxGroupField } from '@/components/forms/checkbox-group-field';
import { CommandDialog } from '@/components/forms/command-dialog';
import { RadioField } from '@/components/forms/radio-field';
import { SelectField } from '@/components/forms/select-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { TextField } from '@/components/forms/text-field';
import { Icon } from '@/components/ui/icon';
import type { Person } from '@/lib/domain/access/actor';
import { dataClasses, dataClassLabels } from '@/lib/domain/mcp/data-classes';
import {
  checkRhythmLabels,
  checkRhythms,
  scopeLines,
  serverEnvironmentLabels,
  serverEnvironments,
  type ServerFacts,
} from '@/lib/domain/servers/server';
import { identityModelLabels, identityModelMeanings, identityModels } from '@/lib/domain/stages/stages';
import { serverPath } from '@/lib/url/servers';

type Props = {
  workspace: string;
  options: { people: Person[]; systems: { id: string; name: string }[] };
  server?: ServerFacts;
};

/** Registers a server, or changes what is stated about the one it is given. */
export function ServerDialog({ workspace, options, server }: Props) {
  return (
    <CommandDialog
      workspace={workspace}
      command="save-server"
      hidden={{ id: server?.id }}
      trigger={server ? 'Edit' : 'Register server'}
      triggerVariant={server ? 'secondary' : 'primary'}
      triggerIcon={<Icon name={server ? 'edit' : 'plus'} />}
      title={server ? `Edit ${server.name}` : 'New server'}
      submitLabel={server ? 'Save server' : 'Register server'}
      doneMessage={server ? 'Server saved' : 'Server registered'}
      redirectTo={server ? undefined : serverPath(workspace, '{id}')}
      width="lg"
    >
      <TextField name="name" label="Name" defaultValue={server?.name} placeholder="CRM server" maxLength={120} />
      <TextAreaField name="purpose" label="What it is for" rows={2} maxLength={500} defaultValue={server?.purpose} />
      <SelectField
        name="owner"
        label="Owner"
        hint="Answers for it technically, keeps this entry, and approves its tools."
        placeholder="Choose a person"
        options={options.people.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={server?.owner.id}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="address"
          label="Address"
          hint={`Where it answers over HTTP.${server ? ' Its tokens are dropped when the host changes.' : ''}`}
          type="url"
          required={false}
          placeholder="https://crm.example.com/mcp"
          defaultValue={server?.address}
          maxLength={2000}
        />
        <TextField
          name="package"
          label="Package"
          hint="What starts it, with its version."
          mono
          required={false}
          placeholder="@acme/crm-server@1.4.0"
          defaultValue={server?.package}
          maxLength={300}
        />
      </div>
      <SelectField
        name="environment"
        label="Environment"
        placeholder="Choose which data it works on"
        options={serverEnvironments.map((value) => ({ value, label: serverEnvironmentLabels[value] }))}
        defaultValue={server?.environment}
      />
      <RadioField
        name="identityModel"
        label="As whom it acts"
        look="cards"
        defaultValue={server?.identityModel}
        options={identityModels.map((value) => ({
          value,
          label: identityModelLabels[value],
          hint: identityModelMeanings[value],
        }))}
      />
      <CheckboxGroupField
        name="dataClasses[]"
        label="What data it gives out"
        look="columns"
        defaultValue={server?.dataClasses}
        options={dataClasses.map((value) => ({ value, label: dataClassLabels[value] }))}
      />
      <TextAreaField
        name="approvedScopes"
        label="Scopes that a token may carry"
        hint="Those that security approves, one a line; “none” where a token carries none. Left empty, nobody has said, and C08 stays not verified."
        rows={3}
        mono
        required={false}
        placeholder="accounts.read"
        defaultValue={server && scopeLines(server.approvedScopes)}
        maxLength={10_000}
      />
      <SelectField
        name="rhythm"
        label="Checks"
        hint="How often it is asked for its contract and checked by itself. Only a server with an address can be."
        options={checkRhythms.map((value) => ({ value, label: checkRhythmLabels[value] }))}
        defaultValue={server?.rhythm ?? 'never'}
      />
      {options.systems.length > 0 ? (
        <CheckboxGroupField
          name="systems[]"
          label="Systems it reaches"
          required={false}
          look="columns"
          defaultValue={server?.systems.map(({ id }) => id)}
          options={options.systems.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
    </CommandDialog>
  );
}
