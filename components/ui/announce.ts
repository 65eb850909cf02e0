export const announcement = 'airworthy:announce';

/** In the browser: says something in passing, to eyes and screen readers alike: "Saved". Drawn by the shell's `Announcer`. */
export function announce(message: string): void {
  window.dispatchEvent(new CustomEvent(announcement, { detail: message }));
}
