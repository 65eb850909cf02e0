import { scheduleWords, type Schedule } from '@/lib/domain/portfolio/schedule';
import type { Mail } from './send';

type Said = { workspace: string; day: string; scope: string; inShort: string[] };

type Frame = Schedule & {
  person: { name: string; email: string };
  files: { name: string; type: string; bytes: Uint8Array }[];
  chosenBy: string;
  portfolioUrl: string;
  schedulesUrl: string;
  messageId: string;
};

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The board report, attached, and the whole in short for whoever opens nothing. */
export function boardReportMail({ workspace, day, scope, inShort }: Said, frame: Frame): Mail {
  const { person, files, chosenBy, portfolioUrl, schedulesUrl, messageId } = frame;
  return {
    to: { name: person.name, address: person.email },
    subject: oneLine(`Board report of ${workspace}, ${day}`).slice(0, 150),
    text: `Hello ${oneLine(person.name)},

the board report of ${oneLine(workspace)} on Airworthy is attached. It is about: ${oneLine(scope)}.

${inShort.map((sentence) => `- ${oneLine(sentence)}`).join('\n')}

The portfolio as it is now:
${portfolioUrl}

--
You get this ${scheduleWords(frame)}, because ${oneLine(chosenBy)} chose you. Architects and admins end it here:
${schedulesUrl}
`,
    messageId,
    attachments: files.map(({ name, type, bytes }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(bytes),
    })),
  };
}
