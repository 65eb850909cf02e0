import type { Mail } from './send';

type Recipient = { name: string; email: string };

const to = ({ name, email }: Recipient) => ({ name, address: email });

// In the subject and the text only: a name cannot break out of a line.
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

export const invitationMail = (
  person: Recipient,
  { workspace, inviter, url }: { workspace: string; inviter: string; url: string },
): Mail => ({
  to: to(person),
  subject: oneLine(`${inviter} invites you to ${workspace} on Airworthy`),
  text: `Hello ${oneLine(person.name)},

${oneLine(inviter)} invites you to the workspace ${oneLine(workspace)} on Airworthy, where AI use cases go from idea to production.

Choose a password to join. The link works once, for seven days:
${url}

If you do not know what this is about, ignore this mail.
`,
});

export const addedMail = (
  person: Recipient,
  { workspace, inviter, url }: { workspace: string; inviter: string; url: string },
): Mail => ({
  to: to(person),
  subject: oneLine(`${inviter} added you to ${workspace} on Airworthy`),
  text: `Hello ${oneLine(person.name)},

${oneLine(inviter)} added you to the workspace ${oneLine(workspace)} on Airworthy. Sign in with the password you have:
${url}
`,
});

export const resetMail = (person: Recipient, { url }: { url: string }): Mail => ({
  to: to(person),
  subject: 'Choose a new password for Airworthy',
  text: `Hello ${oneLine(person.name)},

somebody, hopefully you, asked for a new password for Airworthy. Choose it here. The link works once, for one hour:
${url}

If it was not you, ignore this mail: your password stays as it is.
`,
});
