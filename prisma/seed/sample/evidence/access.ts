import { drill, file, note, page, source, type Usual } from './setting';

/** Identity and tool scope: who calls, and what can be called. Two usual proofs for each item. */
export const access: Record<string, Usual[]> = {
  'ID-1': [
    ({ key, tools }) => page(`Design note: who ${tools} act as`, `${key}+identity`),
    ({ tools, systems }) =>
      note('Identity per tool', `${tools}: all with the signed-in user's own token at ${systems}. No shared account.`),
  ],
  'ID-2': [
    ({ tool, few }) =>
      note(
        'Calls without a valid token',
        `${few + 9} calls to ${tool} without token, with an expired one and with one for another audience: all 401, nothing in the response body.`,
      ),
    ({ key }) => source('Authentication test in the pipeline', `servers/-/jobs/${key.toLowerCase()}-auth`),
  ],
  'ID-3': [
    ({ system }) =>
      note(
        'No token is passed through',
        `The server exchanges the caller's token for one of ${system}. Looked at 50 lines of the ${system} access log: only exchanged tokens.`,
      ),
    ({ key }) => page('Token exchange, sequence diagram', `${key}+token+exchange`),
  ],
  'ID-4': [
    ({ system, tool, engineer }) =>
      note(
        'Test with two users',
        `${engineer} called ${tool} for the same record as a user with and one without rights in ${system}. The second got "not found", as in ${system} itself.`,
      ),
    ({ system, few }) =>
      note(
        'Rights are those of the user',
        `${few + 6} records, two test users from different regions. Results match what each sees in ${system}, also when the id is passed directly.`,
      ),
  ],
  'ID-5': [
    ({ engineer, few }) =>
      drill(
        'Revocation drill',
        `The client secret was revoked at 10:04; calls failed from 10:0${few} on. Rotation every 30 days.`,
        engineer,
        few * 50,
      ),
    ({ system, engineer, few }) =>
      drill(
        'Secret taken back',
        `Owner and lifetime stand in the credential register. Revoked in ${system} on a Tuesday; every call was refused within ${few} minutes.`,
        `${engineer}, with identity operations`,
        few * 55,
      ),
  ],
  'TS-1': [
    ({ tools, key }) =>
      file(
        'Approved tools against the live list',
        `${key.toLowerCase()}-tools.csv`,
        ['tool,approved,live', ...tools.split(', ').map((tool) => `${tool},yes,yes`)].join('\n'),
      ),
    ({ tools }) => note('Live list compared', `tools/list of the production server returns ${tools} and nothing else.`),
  ],
  'TS-2': [
    ({ tools, engineer }) =>
      note(
        'Classes confirmed',
        `${engineer} read the code behind ${tools}. The classes in the register are right; none relies on its hint alone.`,
      ),
    ({ key }) => page('Tool register with confirmed classes', `${key}+tool+register`),
  ],
  'TS-3': [
    ({ tools }) => note('Tool review', `${tools}: fixed queries only. No tool takes a path, a URL or a statement.`),
    ({ key }) => source('Review of the tool definitions', `servers/-/merge_requests/${100 + key.length * 17}`),
  ],
  'TS-4': [
    ({ tool, few }) =>
      note(
        'Schema review',
        `Closed schemas, lengths and patterns on every field. ${few + 20} malformed inputs to ${tool}: all refused.`,
      ),
    ({ key }) => source('Input schemas with tests', `servers/-/tree/main/${key.toLowerCase()}/schemas`),
  ],
  'TS-5': [
    ({ tool, few }) =>
      note(
        'Approval cannot be skipped',
        `${few + 4} prompts that asked to act without asking back. Each ended at the approval dialog with all fields of ${tool} in view.`,
      ),
    ({ system }) =>
      note(
        'Restricted actions',
        `Tried from the client and by script: ${system} holds the draft until the user presses the button in ${system} itself.`,
      ),
  ],
  'TS-6': [
    ({ few }) =>
      note(
        'Limits in the gateway',
        `${few * 10} calls per user and hour, 15 s timeout, 400 EUR a month for the model, alert at 80 %.`,
      ),
    ({ key }) => source('Gateway configuration', `gateway/-/blob/main/limits/${key.toLowerCase()}.yaml`),
  ],
};
