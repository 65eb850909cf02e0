import { use, useMemo, type ReactNode } from 'react';
import { KeptLately } from '@/lib/domain/kept-lately';

/** What an element holds: children, or on the server the markup that they come to. */
type Held = { children: ReactNode } | { dangerouslySetInnerHTML: { __html: string } };

/** For each hook, in one process. */
const most = { entries: 50, characters: 5_000_000 };

/**
 * A hook for elements by the hundred that are drawn of one text and nothing else: no context, no hooks, no text of their own outside of an
 * element. For each element that `draw` gives content for, it gives what that holds. The server keeps the markup of the texts that were asked for lately,
 * for whoever is shown the same; since the text is all there is to it, the markup cannot be out of date. The browser makes the elements, which are what
 * the markup says, and takes it over as it does everything that the server has drawn.
 */
export function drawnOnce<Text extends string>(draw: (text: Text) => ReactNode[]): (text: Text) => Held[] {
  // React's renderer for servers stays there: what builds the browser's scripts knows what this asks, and leaves out what it holds.
  if (typeof window === 'undefined') {
    const kept = new KeptLately<string[]>(most, (markup) => markup.reduce((sum, { length }) => sum + length, 0));
    // Not kept longer than it takes: a promise holds all that is known of the request which began it.
    const coming = new Map<Text, Promise<string[]>>();
    const make = async (text: Text) => {
      const { renderToReadableStream } = await import('react-dom/server');
      const markupOf = async (node: ReactNode) => new Response(await renderToReadableStream(node)).text();
      try {
        const markup = await Promise.all(draw(text).map(markupOf));
        kept.set(text, markup);
        return markup;
      } finally {
        coming.delete(text);
      }
    };
    const comingOf = (text: Text) => {
      const its = coming.get(text) ?? make(text);
      coming.set(text, its);
      return its;
    };
    return function useMarkup(text: Text): Held[] {
      const markup = kept.get(text) ?? use(comingOf(text));
      return markup.map((__html) => ({ dangerouslySetInnerHTML: { __html } }));
    };
  }
  return function useElements(text: Text): Held[] {
    return useMemo(() => draw(text).map((children) => ({ children })), [text]);
  };
}
