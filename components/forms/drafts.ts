/**
 * What somebody typed and has not sent, kept for the life of the tab, so that a reload in the middle loses nothing.
 * Passwords, files and hidden fields stay out.
 */
const prefix = 'airworthy-draft:';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Entry = [name: string, index: number, value: string | boolean];

export function saveDraft(key: string, form: HTMLFormElement): void {
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(entries(form)));
  } catch {
    // Storage is full or forbidden: the guard against leaving still stands.
  }
}

export function dropDraft(key: string): void {
  try {
    sessionStorage.removeItem(prefix + key);
  } catch {
    // As above.
  }
}

/** Puts a kept draft back; answers whether anything differed from what the server sent. */
export function restoreDraft(key: string, form: HTMLFormElement): boolean {
  let kept: Entry[];
  try {
    kept = JSON.parse(sessionStorage.getItem(prefix + key) ?? '[]') as Entry[];
  } catch {
    return false;
  }
  let changed = false;
  for (const [name, index, value] of kept) {
    const control = controls(form).filter((each) => each.name === name)[index];
    if (control && put(control, value)) changed = true;
  }
  return changed;
}

function entries(form: HTMLFormElement): Entry[] {
  const seen = new Map<string, number>();
  return controls(form).map((control) => {
    const index = seen.get(control.name) ?? 0;
    seen.set(control.name, index + 1);
    return [control.name, index, isTick(control) ? control.checked : control.value];
  });
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
