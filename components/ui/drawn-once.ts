import { use, useMemo, type ReactNode } from 'react';
import { memoized } from '@/lib/domain/memoized';

/** What an element holds: children, or on the server the markup that they come to. */
type Held = { children: ReactNode } | { dangerouslySetInnerHTML: { __html: string } };

/** The markup of a text, and who is making it. That is let go then: a promise holds all that is known of the request which began it. */
type Kept = { markup: string[] | null; coming: Promise<string[]> | null };

/** Markups of one process, of fifty rows each at most. */
const mostKept = 50;

/**
 * A hook for elements by the hundred that are drawn of one text and nothing else: no context, no hooks, no text of their own outside of an
 * element. For each element that `draw` gives content for, it gives what that holds. The server draws each text once and keeps the markup, for
 * whoever is shown the same; since the text is all there is to it, the markup cannot be out of date. The browser makes the elements, which are what the
 * markup says, and takes it over as it does everything that the server has drawn.
 */
export function drawnOnce<Text extends string>(draw: (text: Text) => ReactNode[]): (text: Text) => Held[] {
  // React's renderer for servers stays there: what builds the browser's scripts knows what this asks, and leaves out what it holds.
  if (typeof window === 'undefined') {
    const kept = memoized((): Kept => ({ markup: null, coming: null }), mostKept);
    const make = async (its: Kept, text: Text) => {
      const { renderToReadableStream } = await import('react-dom/server');
      const markupOf = async (node: ReactNode) => new Response(await renderToReadableStream(node)).text();
      try {
        return (its.markup = await Promise.all(draw(text).map(markupOf)));
      } finally {
        its.coming = null;
      }
    };
    return function useMarkup(text: Text): Held[] {
      const its = kept(text);
      const markup = its.markup ?? use((its.coming ??= make(its, text)));
      return markup.map((__html) => ({ dangerouslySetInnerHTML: { __html } }));
    };
  }
  return function useElements(text: Text): Held[] {
    return useMemo(() => draw(text).map((children) => ({ children })), [text]);
  };
}
