// Theme and text size: a matter of this device and these eyes, so they stay here and not in the record.
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];
export const TEXT_SIZES = ['100', '125', '150', '175', '200'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

const wants = (query: string): boolean => window.matchMedia?.(query).matches ?? false;

class Look {
  theme = $state<Theme>('system');
  text = $state<TextSize>('100');

  constructor() {
    this.theme = THEMES.find((one) => one === localStorage.getItem('theme')) ?? 'system';
    this.text = TEXT_SIZES.find((one) => one === localStorage.getItem('text')) ?? '100';
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
  }
}

export const look = new Look();
