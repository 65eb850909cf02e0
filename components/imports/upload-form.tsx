'use client';

import clsx from 'clsx';
import { useRouter } from 'next/navigation';
import { useRef, useState, type DragEvent } from 'react';
import { RefusalNotice } from '@/components/forms/refusal-notice';
import { Button } from '@/components/ui/button';
import { FileInput } from '@/components/ui/file-input';
import { Icon } from '@/components/ui/icon';
import type { Refusal } from '@/lib/domain/result';

type Props = { workspace: string; /** Bytes; a file must be smaller. */ limit: number };

const accept = '.csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const refused = (message: string, remedy: string): Refusal => ({
  kind: 'invalid',
  message,
  reasons: [{ code: 'upload', message, remedy }],
});

/**
 * Takes a file by choosing or by dropping it, sends it as it is and leads on to its columns. Without JavaScript the form
 * does the same.
 */
export function UploadForm({ workspace, limit }: Props) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const address = `/api/w/${workspace}/imports`;

  async function send(file: File | undefined) {
    if (busy) return;
    if (!file) return setRefusal(refused('Choose a file first.', 'A CSV file or an Excel workbook (.xlsx).'));
    if (file.size >= limit) {
      const remedy = 'Divide it, or leave out columns that are not needed.';
      return setRefusal(refused('The file is too large: it must be smaller than 50 MB.', remedy));
    }
    setBusy(true);
    setRefusal(null);
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
        body: file,
      });
      const answer = (await response.json()) as { value?: { import: string }; refusal?: Refusal };
      if (answer.value) return router.push(`/w/${workspace}/imports/${answer.value.import}`);
      setRefusal(answer.refusal ?? refused('The server did not answer.', 'Try again.'));
    } catch {
      setRefusal(refused('The server did not answer.', 'Check the connection and try again.'));
    }
    setBusy(false);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (!file) return;
    if (input.current) input.current.files = event.dataTransfer.files;
    void send(file);
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is a short cut; the file field is the way
    <form
      action={address}
      method="post"
      encType="multipart/form-data"
      onSubmit={(event) => {
        event.preventDefault();
        void send(input.current?.files?.[0]);
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => event.currentTarget.contains(event.relatedTarget as Node) || setOver(false)}
      onDrop={drop}
      className={clsx(
        'space-y-3 rounded-lg border border-dashed p-5 transition-colors',
        over ? 'border-accent bg-accent-soft' : 'border-line-strong bg-surface',
      )}
    >
      <div className="space-y-1">
        <label htmlFor="import-file" className="text-lg font-semibold">
          Import a file
        </label>
        <p id="import-file-hint" className="max-w-prose text-ink-muted">
          A CSV file or an Excel workbook (.xlsx), smaller than 50 MB, with the headers in its first row. Choose it or
          drop it here; nothing is imported before you have seen what becomes of its rows.
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <FileInput
          ref={input}
          id="import-file"
          name="file"
          accept={accept}
          aria-describedby="import-file-hint"
          onChange={() => setRefusal(null)}
          className="max-w-md min-w-0 flex-1 basis-56"
        />
        <Button type="submit" variant="primary" pending={busy} icon={<Icon name="upload" />}>
          Upload
        </Button>
      </div>
      <div role="status" className="sr-only">
        {busy ? 'Uploading and reading the file' : ''}
      </div>
      {refusal ? <RefusalNotice refusal={refusal} /> : null}
    </form>
  );
}
