/** The person's choice of colours, kept in a cookie so that the server draws the first page right. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = 'airworthy-theme';

export const themeLabels: Record<Theme, string> = { system: 'System', light: 'Light', dark: 'Dark' };

/** Anything unknown counts as the system's choice. */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system';
}

/** In the browser: shows the theme at once and keeps it for a year. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax`;
}
