import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { expect } from 'vitest';
import { makeFake, type Fake } from '../gallery/fake';
import Root from '../src/screens/Root.svelte';
import { forgetDrafts } from '../src/state/drafts';
import { setLocale } from '../src/text/text.svelte';
import type { Ipc } from '../src/ipc/commands';

/** Opens the window with made-up answers. */
export async function open(over: Partial<Ipc> = {}): Promise<{ ipc: Fake; user: ReturnType<typeof userEvent.setup> }> {
  setLocale('en-US');
  forgetDrafts();
  const ipc = makeFake(over);
  await new Promise<void>((resolve) => render(Root, { ipc, onready: () => resolve() }));
  await screen.findByRole('main');
  return { ipc, user: userEvent.setup() };
}

/** Requests of one command, in order. */
export const askedOf = (ipc: Fake, name: string): unknown[] => ipc.asked.filter((one) => one.name === name).map((one) => one.request);

/** No violation of the automated rules. jsdom computes no colours: the tokens test does that. */
export async function expectNoBarrier(): Promise<void> {
  const found = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } },
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([]);
}
