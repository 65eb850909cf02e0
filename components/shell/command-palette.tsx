'use client';

import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { Dialog } from '@/components/ui/dialog';
import type { PaletteEntry } from './palette-entries';
import { chooseTheme } from './theme';
import { useUseCaseSearch } from './use-use-case-search';

type Props = { workspace: string; entries: PaletteEntry[]; open: boolean; onClose: () => void };

const groupClass =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-subtle';

/** Everything by keyboard: go to a page or a use case, or do one of the common things. Loaded on first use. */
export default function CommandPalette({ workspace, entries, open, onClose }: Props) {
  const router = useRouter();
  const [text, setText] = useState('');
  const search = useUseCaseSearch(workspace, text);
  const words = text.toLowerCase().split(/\s+/);

  // The dialog tells of every closing, the launcher's own included.
  function close() {
    setText('');
    onClose();
  }

  function run(entry: PaletteEntry | { href: string }) {
    close();
    if ('href' in entry) router.push(entry.href);
    else chooseTheme(entry.theme);
  }

  return (
    <Dialog
      open={open}
      onClose={close}
      title="Search or go to"
      bare
      className="max-sm:mt-0 max-sm:mb-auto max-sm:rounded-t-none max-sm:rounded-b-xl sm:mt-[12dvh] sm:mb-auto"
    >
      <Command label="Search or go to" loop shouldFilter={false} className="flex min-h-0 flex-col">
        <Command.Input
          value={text}
          onValueChange={setText}
          placeholder="A use case, a page, an action…"
          className="h-12 shrink-0 border-b border-line bg-transparent px-4 text-lg outline-none placeholder:text-ink-subtle"
        />
        <Command.List
          className="max-h-[min(24rem,60dvh)] min-h-40 overflow-y-auto overscroll-contain p-2 pt-0"
          tabIndex={-1}
        >
          <Command.Empty className="px-2 py-8 text-center text-ink-muted">
            {search.pending
              ? 'Searching…'
              : 'Nothing of that name. Try a key such as SALES-12, or a word of the title.'}
          </Command.Empty>
          {(['Do', 'Go to'] as const).map((group) => {
            const shown = entries.filter((entry) => entry.group === group && matches(entry, words));
            return shown.length === 0 ? null : (
              <Command.Group key={group} heading={group} className={groupClass}>
                {shown.map((entry) => (
                  <Row key={entry.label} value={entry.label} onSelect={() => run(entry)}>
                    {entry.label}
                  </Row>
                ))}
              </Command.Group>
            );
          })}
          {search.found.length > 0 ? (
            <Command.Group heading="Use cases" className={groupClass}>
              {search.found.map((found) => (
                <Row
                  key={found.key}
                  value={`use-case ${found.key}`}
                  onSelect={() => run({ href: `/w/${workspace}/use-cases/${found.key}/overview` })}
                >
                  <span className="w-24 shrink-0 truncate font-mono text-sm text-ink-muted">{found.key}</span>
                  <span className="min-w-0 flex-1 truncate">{found.title}</span>
                  <span className="shrink-0 text-sm text-ink-subtle max-sm:hidden">{found.stageLabel}</span>
                </Row>
              ))}
            </Command.Group>
          ) : null}
        </Command.List>
        <p role="status" className="sr-only">
          {text && !search.pending ? `${search.found.length} use cases found` : ''}
        </p>
        {search.failed ? (
          <p className="border-t border-line px-4 py-2 text-sm text-negative-ink">
            Use cases could not be searched just now. Pages and actions still work.
          </p>
        ) : null}
      </Command>
    </Dialog>
  );
}

// Every word must occur: a fuzzy match would offer a theme to somebody who looks for an account.
function matches(entry: PaletteEntry, words: string[]): boolean {
  const text = [entry.label, ...(entry.words ?? [])].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}

type RowProps = { value: string; onSelect: () => void; children: ReactNode };

function Row({ children, ...rest }: RowProps) {
  return (
    <Command.Item
      {...rest}
      className="flex min-h-9 cursor-default items-center gap-3 rounded-md px-2 py-1.5 data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent-ink pointer-coarse:min-h-11"
    >
      {children}
    </Command.Item>
  );
}
