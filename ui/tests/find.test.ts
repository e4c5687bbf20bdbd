// Search, from anywhere: by keyboard alone, with where each hit came from, and with a way on when nothing is found.
import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { fails } from '../gallery/fake';
import * as views from '../gallery/fixtures';
import { piecesOf } from '../src/text/snippet';
import { askedOf, open } from './support';

const field = (): HTMLElement => screen.getByRole('combobox', { name: 'Search the record' });

test('the search key opens the field over any screen, and Escape gives the screen back', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Who needs what' }));
  await user.keyboard('{Control>}k{/Control}');
  await waitFor(() => expect(field()).toHaveFocus());
  expect(screen.getByText(/Small slips in spelling are fine/)).toBeVisible();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByRole('heading', { level: 1, name: 'Who needs what' })).toBeVisible();
});

test('hits stand by kind with their marks and sources, and the arrows and Enter open one', async () => {
  const { ipc, user } = await open();
  await user.keyboard('{Control>}k{/Control}');
  await user.type(field(), 'pictures');
  expect(await screen.findByText('3 found for “pictures”.')).toBeVisible();
  expect(askedOf(ipc, 'search').at(-1)).toEqual({ text: 'pictures' });
  const scans = screen.getByRole('group', { name: 'Scan' });
  expect(within(scans).getByText('mychart-export.json, ServiceRequest 14')).toBeVisible();
  expect(screen.getAllByText('pictures', { selector: 'mark' }).length).toBeGreaterThan(0);
  const [first, second] = screen.getAllByRole('option');
  expect(first).toHaveAttribute('aria-selected', 'true');
  await user.keyboard('{ArrowDown}');
  expect(second).toHaveAttribute('aria-selected', 'true');
  expect(field()).toHaveAttribute('aria-activedescendant', second!.id);
  expect(field()).toHaveFocus();
  await user.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}{ArrowDown}{Enter}');
  await waitFor(() => expect(askedOf(ipc, 'get_item').at(-1)).toEqual({ id: 'IMG-1' }));
  expect(screen.queryByRole('combobox')).toBeNull();
});

test('Enter looks at once for what was typed last and opens nothing that was found before', async () => {
  const { ipc, user } = await open();
  await user.keyboard('{Control>}k{/Control}');
  await user.type(field(), 'pic');
  await screen.findByText('3 found for “pic”.');
  const opened = askedOf(ipc, 'get_item').length;
  await user.type(field(), 't{Enter}');
  expect(await screen.findByText('3 found for “pict”.')).toBeVisible();
  expect(askedOf(ipc, 'get_item')).toHaveLength(opened);
});

test('a chip leaves only its kind, says that it is pressed, and all kinds come back', async () => {
  const { user } = await open();
  await user.keyboard('{Control>}k{/Control}');
  await user.type(field(), 'pictures');
  const chip = await screen.findByRole('button', { name: 'Letter: 1' });
  await user.click(chip);
  expect(chip).toHaveAttribute('aria-pressed', 'true');
  expect(screen.getAllByRole('option')).toHaveLength(1);
  expect(screen.getByText('1 found for “pictures”.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'All kinds' }));
  expect(screen.getAllByRole('option')).toHaveLength(3);
});

test('hits that are only close ask whether they were meant, in words and by a shape', async () => {
  const { user } = await open({ search: async () => views.closeHits });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(field(), 'shuolder');
  expect(await screen.findByText('Nothing is spelled “shuolder”. Did you mean one of these?')).toBeVisible();
  expect(screen.getAllByText('Close to what you typed')).toHaveLength(2);
});

test('nothing found says what to do, and To sort is one of the ways', async () => {
  const { ipc, user } = await open({ search: async () => [] });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(field(), 'xyz');
  expect(await screen.findByText('1 thing still waits in To sort. Search does not look there yet.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Open To sort' }));
  await waitFor(() => expect(askedOf(ipc, 'get_to_sort')).toHaveLength(1));
  expect(await screen.findByRole('heading', { level: 1, name: 'To sort' })).toBeVisible();
});

test('a search that fails can be tried again from where it failed', async () => {
  let is_broken = true;
  const { user } = await open({ search: () => (is_broken ? fails() : Promise.resolve(views.hits)) });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(field(), 'pictures');
  expect(await screen.findByRole('alert')).toHaveTextContent('Nothing is lost');
  is_broken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findAllByRole('option')).toHaveLength(3);
});

test('words of a letter are never taken for markup', async () => {
  const evil = { ...views.hits[0]!, title: '<img src=x onerror=alert(1)>', snippet: '<b>\u0002<script>x</script>\u0003</b>' };
  const { user } = await open({ search: async () => [evil] });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(field(), 'b');
  expect(await screen.findByText('<script>x</script>', { selector: 'mark' })).toBeVisible();
  expect(document.querySelector('[role=listbox] :is(img, script)')).toBeNull();
});

test('a snippet is cut at its marks and nowhere else', () => {
  expect(piecesOf('a \u0002b\u0003 c \u0002d\u0003')).toEqual([
    { text: 'a ', is_match: false }, { text: 'b', is_match: true }, { text: ' c ', is_match: false }, { text: 'd', is_match: true },
  ]);
  expect(piecesOf('<b>\u0002')).toEqual([{ text: '<b>', is_match: false }, { text: '', is_match: true }]);
});
