// Every word that a screen asks for exists in both languages, with the same blanks, and none is left over.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { expect, test } from 'vitest';
import { LOCALES, setLocale, t } from '../src/text/text.svelte';

const source = (locale: string): string =>
  readdirSync(`locales/${locale}`).filter((file) => file === 'ui.ftl' || file.endsWith('_screens.ftl')).map((file) => readFileSync(`locales/${locale}/${file}`, 'utf8')).join('\n');
const keysOf = (locale: string): string[] => new FluentResource(source(locale)).body.map((message) => message.id);
const blanksOf = (locale: string): Record<string, string[]> =>
  Object.fromEntries(
    source(locale).split(/^(?=(?:ui|find|cap)-)/m).filter((part) => /^(ui|find|cap)-/.test(part)).map((part) => [part.split(' ')[0], [...new Set([...part.matchAll(/\$(\w+)/g)].map((found) => found[1]!))].sort()]),
  );
const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)]));
const code = walk('src').map((path) => readFileSync(path, 'utf8')).join('\n');

test('both languages hold the same keys, each once', () => {
  const [first, second] = LOCALES.map(keysOf) as [string[], string[]];
  expect(new Set(first).size).toBe(first.length);
  expect([...second].sort()).toEqual([...first].sort());
});

test('both languages fill the same blanks', () => {
  expect(blanksOf('es-US')).toEqual(blanksOf('en-US'));
});

test('every key that the screens name exists, and every key is named', () => {
  const keys = new Set(keysOf('en-US'));
  const named = new Set([...code.matchAll(/['`]((?:ui|find|cap)-[a-z0-9_-]+?)(-lead)?(?=['`])/g)].map((found) => found[1]! + (found[2] ?? '')));
  expect([...named].filter((key) => !keys.has(key))).toEqual([]);
  const made = /^ui-(theme|language)-|^ui-first-\w+-lead$|^cap-(began|can|says|way)-/;
  expect([...keys].filter((key) => !named.has(key) && !made.test(key))).toEqual([]);
});

test('a missing word shows its key and a language that is not kept falls back', () => {
  setLocale('fr-FR');
  expect(t('ui-today')).toBe('Today');
  expect(t('ui-not-there')).toBe('ui-not-there');
  setLocale('es-US');
  expect(t('ui-to-check', { count: 2 })).toBe('2 por revisar');
  setLocale('en-US');
});
