import { createElement as h, Fragment, type ReactNode } from 'react';
import { renderToReadableStream } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { watchedScope } from '@/lib/testing/scopes';
import { drawnOnce } from './drawn-once';

afterEach(() => vi.unstubAllGlobals());

const markup = async (node: ReactNode) => new Response(await renderToReadableStream(node)).text();

/** Two bodies of a table, of rows with what React treats in its own way: texts side by side, nothing, quotes, boxes, signs. */
const rowsOf = (text: string) =>
  ['first', 'second'].map((body) =>
    h(
      Fragment,
      null,
      [1, 2].map((row) =>
        h(
          'tr',
          { key: row, className: body, style: { '--share': `${row}%` } },
          h('th', { scope: 'row' }, h('input', { type: 'checkbox', name: 'row', value: text, 'aria-label': text })),
          h(
            'td',
            { title: text },
            text,
            ' ',
            row,
            null,
            false,
            h('svg', { viewBox: '0 0 1 1' }, h('path', { d: 'M0 0' })),
          ),
          h('td', null),
        ),
      ),
    ),
  );

function tableBy(useBodies: ReturnType<typeof drawnOnce<string>>, text: string) {
  const Table = () =>
    h(
      'table',
      null,
      useBodies(text).map((held, index) => h('tbody', { key: index, ...held })),
    );
  return h(Table);
}

test('the markup that is kept is what the browser makes of the same text', async () => {
  const text = `Answers “customers”, </script><b>&amp; it's "all"`;
  const kept = await markup(tableBy(drawnOnce(rowsOf), text));
  vi.stubGlobal('window', {});
  expect(kept).toBe(await markup(tableBy(drawnOnce(rowsOf), text)));
  expect(kept.match(/<tr/g)).toHaveLength(4);
  expect(kept).not.toContain('<b>');
});

test('each text is drawn once, also for those who ask at the same time', async () => {
  const draw = vi.fn(rowsOf);
  const useBodies = drawnOnce(draw);
  const [first, same, other] = await Promise.all(['a', 'a', 'b'].map((text) => markup(tableBy(useBodies, text))));
  expect(draw.mock.calls).toEqual([['a'], ['b']]);
  expect(same).toBe(first);
  expect(other).not.toBe(first);
  await markup(tableBy(useBodies, 'a'));
  expect(draw).toHaveBeenCalledTimes(2);
});

test('what could not be drawn is drawn anew for the next', async () => {
  const draw = vi.fn(rowsOf).mockImplementationOnce(() => {
    throw new Error('not this time');
  });
  const useBodies = drawnOnce(draw);
  await expect(markup(tableBy(useBodies, 'a'))).rejects.toThrow('not this time');
  expect(await markup(tableBy(useBodies, 'a'))).toContain('<tr');
});

test('what is kept does not hold the request that was the first to ask', async () => {
  const useBodies = drawnOnce(rowsOf);
  const { run, isLetGo } = watchedScope();
  await run(() => markup(tableBy(useBodies, 'a')));
  // React holds the last that it drew.
  await markup(tableBy(useBodies, 'b'));
  await isLetGo();
});
