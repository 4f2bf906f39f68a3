import { useMemo } from 'react';
import { appSlice } from '../ipc/live.ts';
import { useSlice } from '../ipc/slice.ts';

/** The theme's colours for what is drawn without style sheets, as #rrggbb. */
export interface ThemeColours {
  readonly next: string;
  readonly surface: string;
  readonly line: string;
}

/** The colours of the theme that is shown now. */
export function useThemeColours(): ThemeColours {
  const theme = useSlice(appSlice)?.preferences.theme ?? 'light';
  return useMemo(() => {
    const page = document.querySelector(`[data-theme=${theme}]`) ?? document.documentElement;
    const token = (name: string): string => getComputedStyle(page).getPropertyValue(name).trim();
    return { next: token('--color-next'), surface: token('--color-surface'), line: token('--color-line-strong') };
  }, [theme]);
}
