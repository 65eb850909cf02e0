import type { Refusal } from '@/lib/domain/result';

/** What was sent already, so that a form which is mended and sent again does not send its file twice. */
const sent = new WeakMap<File, { address: string; id: string }>();

const tooLarge: Refusal = {
  kind: 'too-large',
  message: 'This file is too large.',
  reasons: [],
  fields: { file: ['This file is larger than 10 MB. Compress it, or add a link to it.'] },
};

/**
 * Sends the files of a form ahead, each by itself so that the server takes it in as it comes, and puts the id that the command
 * takes in its place. Gives the refusal of one that was not taken.
 * @throws TypeError if the server is not reached
 */
export async function sendFiles(form: FormData): Promise<Refusal | null> {
  const files = [...form].filter((entry): entry is [string, File] => entry[1] instanceof File && entry[1].name !== '');
  for (const [field, file] of files) {
    const address = `/api/w/${text(form, '$workspace')}/files?${placeOf(form)}`;
    const headers = { 'x-file-name': encodeURIComponent(file.name), 'content-type': 'application/octet-stream' };
    const known = sent.get(file);
    if (known?.address === address) {
      form.set(field, known.id);
      continue;
    }
    const response = await fetch(address, { method: 'POST', headers, body: file });
    const answer = (await response.json()) as { value?: { id: string }; refusal?: Refusal };
    if (answer.refusal) return beside(field, answer.refusal);
    if (!answer.value) return beside(field, tooLarge);
    sent.set(file, { address, id: answer.value.id });
    form.set(field, answer.value.id);
  }
  return null;
}

/** What it is evidence of: a use case, or a server. */
const placeOf = (form: FormData): string => {
  const about = form.has('useCase') ? 'useCase' : 'server';
  return `${about}=${encodeURIComponent(text(form, about))}`;
};

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** What is wrong with the file is said beside its field, whatever that is called. */
const beside = (field: string, refusal: Refusal): Refusal =>
  refusal.fields ? { ...refusal, fields: { [field]: Object.values(refusal.fields).flat() } } : refusal;
