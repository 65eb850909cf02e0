import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type Received = { to: string; messageId: string; subject: string; text: string };

/** The files that were attached to a mail, by name, as they were. */
export const attachmentsOf = (mail: Received): Map<string, Buffer> =>
  new Map(
    [...mail.text.matchAll(/filename="?([^"\r\n]+)"?\r\n(?:[^\r\n]+\r\n)*\r\n([A-Za-z0-9+/=\r\n]+)/g)].map(
      ([, name = '', body = '']) => [name, Buffer.from(body, 'base64')],
    ),
  );

/** A real mail server on this machine that keeps what it is given; `SMTP_URL` leads to it. Before anything asks for the settings. */
export async function mailSink() {
  const received: Received[] = [];
  const state = { refuses: false };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (state.refuses) return done(new Error('Not now.'));
        const raw = Buffer.concat(chunks).toString();
        const header = (name: string) => new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im').exec(raw)?.[1] ?? '';
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address).join(),
          messageId: header('Message-ID'),
          subject: header('Subject').replaceAll(/\r\n\s*/g, ' '),
          // Quoted-printable: long lines are folded.
          text: raw.replaceAll('=\r\n', '').replaceAll('=3D', '='),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return {
    received,
    /** While it refuses, every mail is turned away. */
    refuse: (refuses: boolean) => void (state.refuses = refuses),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
