// Each state of each screen passes the automated accessibility rules, in both languages.
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { flushSync } from 'svelte';
import { describe, expect, test } from 'vitest';
import { field, named } from '../gallery/drive';
import { makeFake } from '../gallery/fake';
import { states } from '../gallery/states';
import type { App } from '../src/state/app.svelte';
import Root from '../src/screens/Root.svelte';
import { setLocale } from '../src/text/text.svelte';
import { expectNoBarrier } from './support';

function mustBeThere<Found>(found: Found | null | undefined, wanted: string): Found {
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
        if (wanted.startsWith('type:')) await user.type(await waitFor(() => mustBeThere(field(), wanted)), wanted.slice(5));
        else await user.click(await waitFor(() => mustBeThere(named(wanted), wanted)));
      }
      await new Promise((resolve) => setTimeout(resolve, 0));
      await expectNoBarrier();
      const inEnglish = document.body.textContent;
      setLocale('es-US');
      flushSync();
      expect(document.body.textContent).not.toBe(inEnglish);
      await expectNoBarrier();
    });
  }
});
