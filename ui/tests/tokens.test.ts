// Every pair of colours that meets on a screen: 7:1 for words, 3:1 for edges and focus.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('src/shared/tokens.css', 'utf8');
const themes = ['light', 'dark', 'contrast'] as const;

function tokensOf(theme: string): Record<string, string> {
  const block = css.match(new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`))?.[1] ?? '';
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((found) => [found[1], found[2]]));
}

function lightOf(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high, low] = [lightOf(one), lightOf(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const words: [string, string[]][] = [
  ['ink', ['bg', 'sur', 'rail', 'acc2', 'calm']],
  ['ink2', ['bg', 'sur', 'rail', 'acc2', 'calm']],
  ['acc', ['bg', 'sur', 'rail', 'acc2']],
  ['accink', ['acc', 'acc-hover']],
  ['sooni', ['soon', 'sur', 'bg']],
  ['calmi', ['calm']],
  ['oki', ['ok', 'sur']],
  ['bad', ['sur', 'bg']],
  ['bg', ['ink']],
];
const edges: [string, string[]][] = [
  ['edge', ['bg', 'sur']],
  ['acc', ['bg', 'sur', 'rail', 'acc2', 'calm']],
];

describe.each(themes)('%s', (theme) => {
  const tokens = tokensOf(theme);
  test.each(words.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const)))('words in %s on %s reach 7 to 1', (ink, ground) => {
    expect(contrast(tokens[ink]!, tokens[ground]!)).toBeGreaterThanOrEqual(7);
  });
  test.each(edges.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const)))('edges in %s on %s reach 3 to 1', (ink, ground) => {
    expect(contrast(tokens[ink]!, tokens[ground]!)).toBeGreaterThanOrEqual(3);
  });
});

test('the measure itself tells black on white from grey on white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#999999', '#ffffff')).toBeLessThan(3);
});
