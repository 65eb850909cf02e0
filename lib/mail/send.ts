import { createTransport, type Transporter } from 'nodemailer';
import { env } from '@/lib/env';

export type Mail = {
  to: { name: string; address: string };
  subject: string;
  text: string;
  /** The same for readers that show it; everything in it encoded. */
  html?: string;
  /** Without the brackets. A mail that is sent again bears the same. */
  messageId?: string;
  attachments?: { filename: string; contentType: string; content: Buffer }[];
};

const held: { transport?: Transporter } = {};

/** Whether mails leave this installation at all. */
export const canMail = (): boolean => env().SMTP_URL !== undefined;

/**
 * Sends a mail. True: the mail server took it; false: no server is set, or it did not answer in ten seconds or
 * refused, which goes to the log. Nobody's work may depend on it: every link is also shown to an admin.
 */
export async function sendMail({ to, subject, text, html, messageId, attachments }: Mail): Promise<boolean> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL) return false;
  held.transport ??= createTransport({
    url: SMTP_URL,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 10_000,
    // Nothing of a mail comes from files or addresses of the network.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await held.transport.sendMail({
      from: MAIL_FROM,
      to,
      subject,
      text,
      html,
      attachments,
      ...(messageId && { messageId: `<${messageId}>` }),
    });
    return true;
  } catch (error) {
    console.error(`Mail to ${to.address} was not sent: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
