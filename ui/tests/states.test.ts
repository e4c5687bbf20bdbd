// Each state of each screen passes the automated accessibility rules, in both languages.
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { describe, expect, test } from 'vitest';
import { makeFake } from '../gallery/fake';
import { states } from '../gallery/states';
import type { App } from '../src/state/app.svelte';
import Root from '../src/screens/Root.svelte';
import { setLocale } from '../src/text/text.svelte';
import { expectNoBarrier } from './support';

function named(wanted: string): HTMLElement {
  const words = (element: Element): string => (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
  const all = [...document.querySelectorAll<HTMLElement>('button, label:has(input[type=radio]), label:has(input[type=checkbox]), summary')];
  const found = all.find((one) => words(one) === wanted) ?? all.find((one) => words(one).startsWith(wanted));
  if (!found) throw new Error(`nothing is called ${wanted}`);
  return found;
}

describe('a state of a screen has no barrier', () => {
  for (const [name, state] of Object.entries(states)) {
    test(name, async () => {
      setLocale('en-US');
      const user = userEvent.setup();
      let app: App | undefined;
      render(Root, { ipc: makeFake(state.ipc), onready: (ready: App) => (app = ready) });
      await waitFor(() => expect(app).toBeDefined());
      await screen.findByRole('main');
      for (const wanted of state.press ?? []) {
        if (wanted.startsWith('type:')) {
          const field = document.querySelector<HTMLInputElement>('main form input:not([type=radio])') ?? screen.getByRole('searchbox');
          await user.type(field, wanted.slice(5));
        } else await user.click(await waitFor(() => named(wanted)));
      }
      await new Promise((resolve) => setTimeout(resolve, 0));
      await expectNoBarrier();
      const inEnglish = document.body.textContent;
      if (!app?.frame) return;
      // What was opened stays open; only the words change.
      app.useFrame({ ...app.frame, locale: 'es-US' });
      await waitFor(() => expect(document.documentElement.lang).toBe('es-US'));
      await tick();
      expect(document.body.textContent).not.toBe(inEnglish);
      await expectNoBarrier();
    });
  }
});
