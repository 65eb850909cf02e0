/**
 * What somebody typed and has not sent, kept for the life of the tab, so that a reload in the middle loses nothing.
 * Passwords, files and hidden fields stay out, and so does what nobody touched. Kept by person: another who signs in in the same
 * tab finds nothing of it.
 */
const prefix = 'airworthy-draft:';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Entry = [name: string, index: number, value: string | boolean];
/** `basis`: what the server had when it was typed, where the form says so by a hidden field of that name. */
type Kept = { basis: string | null; entries: Entry[] };

/** What became of a kept draft: nothing was there to restore, it is back, or it belongs to another state of the server's. */
export type Restored = 'nothing' | 'restored' | 'other-basis';

export function saveDraft(key: string, form: HTMLFormElement): void {
  const kept: Kept = { basis: basisOf(form), entries: touched(form) };
  try {
    sessionStorage.setItem(addressOf(key), JSON.stringify(kept));
  } catch {
    // Storage is full or forbidden: the guard against leaving still stands.
  }
}

export function dropDraft(key: string): void {
  try {
    sessionStorage.removeItem(addressOf(key));
  } catch {
    // As above.
  }
}

/** Forgets what everybody typed in this tab: when they sign out. */
export function dropAllDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
}

/** Puts a kept draft back, unless the server's state is another by now; `anyway` puts it back all the same. */
export function restoreDraft(key: string, form: HTMLFormElement, anyway = false): Restored {
  const kept = read(key);
  if (!kept || kept.entries.length === 0) return 'nothing';
  if (!anyway && kept.basis !== basisOf(form)) return 'other-basis';
  let changed = false;
  for (const [name, index, value] of kept.entries) {
    const control = controls(form).filter((each) => each.name === name)[index];
    if (control && put(control, value)) changed = true;
  }
  return changed ? 'restored' : 'nothing';
}

function read(key: string): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(addressOf(key)) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

// The shell says who is here; a member belongs to one workspace.
const addressOf = (key: string) =>
  `${prefix}${document.querySelector<HTMLElement>('[data-member]')?.dataset.member ?? ''}:${key}`;

function basisOf(form: HTMLFormElement): string | null {
  const basis = form.elements.namedItem('basis');
  return basis instanceof HTMLInputElement ? basis.value : null;
}

function touched(form: HTMLFormElement): Entry[] {
  const seen = new Map<string, number>();
  return controls(form).flatMap((control): Entry[] => {
    const index = seen.get(control.name) ?? 0;
    seen.set(control.name, index + 1);
    if (isAsDrawn(control)) return [];
    return [[control.name, index, isTick(control) ? control.checked : control.value]];
  });
}

function isAsDrawn(control: Control): boolean {
  if (isTick(control)) return control.checked === control.defaultChecked;
  if (control instanceof HTMLSelectElement) {
    const drawn = [...control.options].find(({ defaultSelected }) => defaultSelected) ?? control.options[0];
    return control.value === (drawn?.value ?? '');
  }
  return control.value === control.defaultValue;
}

function controls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (each): each is Control =>
      (each instanceof HTMLInputElement || each instanceof HTMLTextAreaElement || each instanceof HTMLSelectElement) &&
      each.name !== '' &&
      !['hidden', 'password', 'file', 'submit', 'button'].includes(each.type),
  );
}

const isTick = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');

// Through the prototype's setter and with events, so that a control that React steers takes part too.
function put(control: Control, value: string | boolean): boolean {
  if (typeof value === 'boolean') {
    if (!isTick(control) || control.checked === value) return false;
    if (control.type === 'radio' && !value) return false;
    control.click();
    return true;
  }
  if (control.value === value) return false;
  const proto = Object.getPrototypeOf(control) as object;
  Object.getOwnPropertyDescriptor(proto, 'value')?.set?.call(control, value);
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}
