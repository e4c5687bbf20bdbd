// Theme and text size: a matter of this device and these eyes, so they stay here and not in the record.
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];
export const TEXT_SIZES = ['100', '125', '150', '175', '200'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

const wants = (query: string): boolean => window.matchMedia?.(query).matches ?? false;

/** How much room there is, measured in letters, so that large text folds a screen as a narrow window does. */
export type Room = 'wide' | 'middle' | 'small' | 'narrow';

export function roomOf(width_px: number, letter_px: number): Room {
  const width = width_px / letter_px;
  return width > 62 ? 'wide' : width > 54 ? 'middle' : width > 42 ? 'small' : 'narrow';
}

class Look {
  theme = $state<Theme>('system');
  text = $state<TextSize>('100');

  constructor() {
    this.theme = THEMES.find((one) => one === localStorage.getItem('theme')) ?? 'system';
    this.text = TEXT_SIZES.find((one) => one === localStorage.getItem('text')) ?? '100';
    window.addEventListener('resize', () => this.measure());
    window.matchMedia?.('(prefers-color-scheme: dark)').addEventListener?.('change', () => this.apply());
  }

  choose(theme: Theme): void {
    this.theme = theme;
    localStorage.setItem('theme', theme);
    this.apply();
  }

  resize(text: TextSize): void {
    this.text = text;
    localStorage.setItem('text', text);
    this.apply();
  }

  apply(): void {
    const root = document.documentElement;
    const system = wants('(prefers-contrast: more)') ? 'contrast' : wants('(prefers-color-scheme: dark)') ? 'dark' : 'light';
    root.dataset['theme'] = this.theme === 'system' ? system : this.theme;
    root.dataset['text'] = this.text;
    this.measure();
  }

  measure(): void {
    const root = document.documentElement;
    root.dataset['room'] = roomOf(window.innerWidth, (18 * Number(this.text)) / 100);
  }
}

export const look = new Look();
