import type { Mail } from './send';

export type MailedNotice = {
  /** Null: it is about the workspace. */
  useCase: { key: string; title: string } | null;
  text: string;
  /** Where it is done. */
  url: string;
  /** What was said, of a comment that is still there. */
  quote: string | null;
};

type Frame = {
  person: { name: string; email: string };
  workspace: string;
  messageId: string;
  /** One mail a day. */
  daily: boolean;
  /** Where the person chooses how mails come. */
  accountUrl: string;
};

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const longestQuote = 500;
const short = (text: string) => (text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text);

/** One mail of all that somebody is told, by use case, as text and as HTML. */
export function noticesMail(notices: MailedNotice[], frame: Frame): Mail {
  const byUseCase = new Map<string, MailedNotice[]>();
  for (const notice of notices) {
    const name = notice.useCase?.key ?? '';
    byUseCase.set(name, [...(byUseCase.get(name) ?? []), notice]);
  }
  const groups = [...byUseCase.values()];
  const { person, messageId } = frame;
  return {
    to: { name: person.name, address: person.email },
    subject: oneLine(subject(notices, frame)),
    text: asText(groups, frame),
    html: asHtml(groups, frame),
    messageId,
  };
}

function subject([first, ...more]: MailedNotice[], { workspace, daily }: Frame): string {
  if (daily) return `Your day on ${workspace}: ${counted(more.length + 1)}`;
  if (first && more.length === 0) return short(`${first.useCase?.key ?? workspace}: ${first.text}`).slice(0, 150);
  return `${counted(more.length + 1)} on ${workspace}`;
}

const counted = (count: number) => (count === 1 ? '1 notification' : `${count} notifications`);

const footer = ({ workspace, daily, accountUrl }: Frame) => ({
  why: `You get this ${daily ? 'once a day' : 'at once'} as a member of ${oneLine(workspace)} on Airworthy. Choose otherwise:`,
  url: accountUrl,
});

function asText(groups: MailedNotice[][], frame: Frame): string {
  const { why, url } = footer(frame);
  const parts = groups.map((notices) => {
    const [{ useCase }] = notices as [MailedNotice];
    const lines = notices.map((notice) => {
      const quote = notice.quote ? `\n${short(notice.quote).replace(/^/gm, '> ')}` : '';
      return `- ${oneLine(notice.text)}${quote}\n  ${notice.url}`;
    });
    const heading = useCase ? `${useCase.key}  ${oneLine(useCase.title)}` : oneLine(frame.workspace);
    return `${heading}\n${lines.join('\n')}`;
  });
  return `Hello ${oneLine(frame.person.name)},\n\n${parts.join('\n\n')}\n\n--\n${why}\n${url}\n`;
}

function asHtml(groups: MailedNotice[][], frame: Frame): string {
  const { why, url } = footer(frame);
  const parts = groups.map((notices) => {
    const [{ useCase }] = notices as [MailedNotice];
    const lines = notices.map(
      (notice) =>
        `<li style="margin:0 0 10px">${escaped(oneLine(notice.text))}${
          notice.quote
            ? `<blockquote style="margin:6px 0;padding-left:10px;border-left:3px solid #ccc;white-space:pre-line">${escaped(short(notice.quote))}</blockquote>`
            : ''
        }<br><a href="${escaped(notice.url)}">Open it</a></li>`,
    );
    const heading = useCase
      ? `<code>${escaped(useCase.key)}</code> ${escaped(oneLine(useCase.title))}`
      : escaped(oneLine(frame.workspace));
    return `<h2 style="font-size:16px;margin:20px 0 8px">${heading}</h2><ul style="padding-left:20px;margin:0">${lines.join('')}</ul>`;
  });
  return `<!doctype html><html lang="en"><body style="font:15px/1.5 system-ui,sans-serif;max-width:600px"><p>Hello ${escaped(oneLine(frame.person.name))},</p>${parts.join('')}<p style="color:#666;font-size:13px;margin-top:28px">${escaped(why)} <a href="${escaped(url)}">${escaped(url)}</a></p></body></html>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Names, titles and comments are other people's words. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
