// Words of the screens. Titles, bodies and dates arrive decided from the core; these are only the labels around them.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

/** Languages that are complete. */
export const LOCALES = ['en-US', 'es-US'] as const;
export type Locale = (typeof LOCALES)[number];

const sources = import.meta.glob<string>(['../../locales/*/ui.ftl', '../../locales/*/*_screens.ftl', '../../locales/*/common.ftl'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

function makeBundle(locale: Locale): FluentBundle {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  for (const [path, source] of Object.entries(sources)) {
    if (path.includes(`/${locale}/`)) bundle.addResource(new FluentResource(source));
  }
  return bundle;
}

const bundles = new Map<Locale, FluentBundle>();
let current = $state<Locale>('en-US');

export function setLocale(locale: string): void {
  current = LOCALES.find((known) => known === locale) ?? 'en-US';
  document.documentElement.lang = current;
}

export const locale = (): Locale => current;

/** The words for a key. An unknown key shows itself, so that a missing word is seen and not guessed. */
export function t(key: string, args?: Record<string, FluentVariable>): string {
  let bundle = bundles.get(current);
  if (!bundle) {
    bundle = makeBundle(current);
    bundles.set(current, bundle);
  }
  const message = bundle.getMessage(key);
  return message?.value ? bundle.formatPattern(message.value, args, []) : key;
}
