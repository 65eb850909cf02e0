import { Fragment } from 'react';
import { TextLink } from '@/components/ui/text-link';

// What people paste: no white space, and no closing sign that belongs to the sentence.
const address = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/;

/** What somebody wrote about a rating; web addresses in it are links that tell the other site nothing. */
export function RatingText({ rationale, links }: { rationale: string; links: string[] }) {
  return (
    <>
      {rationale === '' ? (
        <span className="text-ink-subtle">No rationale</span>
      ) : (
        rationale
          .split(address)
          .map((part, index) =>
            index % 2 === 1 ? <Outside key={index} href={part} /> : <Fragment key={index}>{part}</Fragment>,
          )
      )}
      {links.length > 0 ? (
        <span className="mt-1 flex flex-col items-start gap-0.5">
          {links.map((link) => (
            <Outside key={link} href={link} />
          ))}
        </span>
      ) : null}
    </>
  );
}

const Outside = ({ href }: { href: string }) => (
  <TextLink href={href} target="_blank" rel="noreferrer noopener nofollow">
    <span className="wrap-anywhere">{href}</span>
  </TextLink>
);
