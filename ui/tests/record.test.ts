import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import * as fixtures from '../gallery/fixtures';
import * as views from '../gallery/record';
import type { Ipc } from '../src/ipc/commands';
import type { ItemView } from '../src/ipc/types';
import { askedOf, open } from './support';

async function openItem(item: ItemView, over: Partial<Ipc> = {}) {
  const window = await open({ get_item: async () => item, ...over });
  await window.user.click(await screen.findByRole('button', { name: /Report copy to Dr. Ortiz/ }));
  const sheet = await screen.findByRole('dialog', { name: item.title });
  return { ...window, sheet };
}
async function openTab(name: string, over: Partial<Ipc> = {}) {
  const window = await open(over);
  await window.user.click(screen.getByRole('button', { name: 'Records' }));
  await window.user.click(await screen.findByRole('button', { name }));
  await screen.findByRole('heading', { level: 1, name });
  return window;
}

test('an item tells its fields with their source, what belongs with it, and its files', async () => {
  const { sheet } = await openItem(views.visit);
  expect(within(sheet).getByText('Thu, Apr 15, 2:00 PM, 40 E 68th St')).toBeVisible();
  expect(within(sheet).getByText('From order-lee.pdf, page 1')).toBeVisible();
  expect(within(sheet).getByRole('button', { name: /Needed for it.*MRI left shoulder.*Done/ })).toBeVisible();
  expect(within(sheet).getByRole('button', { name: /parking pass.*In the bin/ })).toBeVisible();
  expect(within(sheet).getByRole('button', { name: /old-letter.txt.*not on this computer/ })).toBeDisabled();
});

test('what a field held is read when somebody asks, and not before', async () => {
  const { ipc, user, sheet } = await openItem(views.visit, { field_history: async () => [{ ...views.history[0]!, field: 'confirm_by' }] });
  expect(askedOf(ipc, 'field_history')).toEqual([]);
  const past = within(sheet).getByRole('button', { name: 'How it came: Confirm by' });
  await user.click(past);
  expect(past).toHaveAttribute('aria-expanded', 'true');
  expect(await within(sheet).findByText('Jan 20, 4:12 PM · Maya · Maya’s laptop · order-lee.pdf, page 1')).toBeVisible();
  expect(askedOf(ipc, 'field_history')).toEqual([{ id: 'NEED-4' }]);
});

test('two values of one field both stand until one is chosen', async () => {
  const { ipc, user, sheet } = await openItem(views.visit);
  const rivals = within(sheet).getByRole('group', { name: 'Two answers: Phone' });
  expect(rivals).toHaveTextContent('Both values stand until you choose');
  expect(within(rivals).getByText('Maya · Maya’s laptop · Feb 5, 10:11 AM')).toBeVisible();
  await user.click(within(rivals).getByRole('button', { name: /Use this one.*0177/ }));
  await waitFor(() => expect(askedOf(ipc, 'settle_conflict')).toEqual([{ entity: 'NEED-4', field: 'phone', value: '(212) 555-0177' }]));
  await user.click(await within(sheet).findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(askedOf(ipc, 'undo')).toEqual([{ token: 'u-9' }]));
});

test('two instructions stand side by side and no side is taken', async () => {
  const { sheet } = await openItem(views.opened['conflict']!);
  const sides = within(sheet).getByRole('group', { name: 'Two sides' });
  expect(within(sides).getByText('Stop it 5 days before.')).toBeVisible();
  expect(within(sides).getByText('Do not stop it.')).toBeVisible();
  expect(sides).toHaveTextContent('Only a doctor or nurse can say which one counts');
});

test('a kind from a newer version is shown as it is', async () => {
  const { sheet } = await openItem(views.opened['newer']!);
  expect(within(sheet).getAllByText('kept as it is').length).toBeGreaterThan(0);
});

test('an item goes to the bin with a way back, and one in the bin offers only that', async () => {
  const { ipc, user } = await openItem(views.visit);
  await user.click(screen.getByRole('button', { name: 'Move to the bin' }));
  expect(await screen.findByText('Moved to the bin.')).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(askedOf(ipc, 'discard_entity')).toEqual([{ id: 'NEED-4' }]);
});

test('an item in the bin can only be brought back', async () => {
  const { ipc, user, sheet } = await openItem(views.opened['binned']!);
  expect(within(sheet).queryByRole('button', { name: 'Edit' })).toBeNull();
  await user.click(within(sheet).getByRole('button', { name: 'Bring back' }));
  await waitFor(() => expect(askedOf(ipc, 'restore_entity')).toEqual([{ id: 'NEED-4' }]));
});

test('a file opens inside the app as plain text and leads back to where it was', async () => {
  const { user } = await openItem(views.visit);
  await user.click(screen.getByRole('button', { name: /^map.png/ }));
  const file = await screen.findByRole('dialog', { name: 'map.png' });
  await user.click(within(file).getByRole('button', { name: 'Close' }));
  expect(await screen.findByRole('dialog', { name: 'Visit with Dr. Lee' })).toBeVisible();
});

test('markup in a file is words and runs nothing', async () => {
  const { user } = await openItem(views.visit, { open_file: async () => views.textFile });
  await user.click(screen.getByRole('button', { name: /order-lee.pdf/ }));
  const file = await screen.findByRole('dialog', { name: 'old-letter.txt' });
  expect(file).toHaveTextContent('please bring <b>all pictures</b> to your visit.');
  expect(file.querySelector('b, script')).toBeNull();
});

test('a PDF is kept, and its words stand below', async () => {
  const { user } = await openItem(views.visit, { open_file: async () => views.pdfFile });
  await user.click(screen.getByRole('button', { name: /order-lee.pdf/ }));
  const file = await screen.findByRole('dialog', { name: 'order-lee.pdf' });
  expect(file).toHaveTextContent('The file is kept as it came. Its words are below.');
  expect(within(file).getByRole('heading', { name: 'page 2' })).toBeVisible();
  expect(file).toHaveTextContent('Only the first part is shown');
});

test('a file is tied to one more thing, by its kind and then by its name, and that can be undone', async () => {
  const { ipc, user } = await openItem(views.visit, { open_file: async () => views.textFile });
  await user.click(screen.getByRole('button', { name: /order-lee.pdf/ }));
  const file = await screen.findByRole('dialog', { name: 'old-letter.txt' });
  await user.click(within(file).getByRole('button', { name: 'Attach it to something' }));
  await user.selectOptions(await within(file).findByRole('combobox', { name: 'What kind of thing?' }), 'medicine');
  const which = await within(file).findByRole('combobox', { name: 'Which one?' });
  const first = within(which).getAllByRole('option')[1] as HTMLOptionElement;
  await user.selectOptions(which, first.value);
  await waitFor(() => expect(askedOf(ipc, 'link_file')).toMatchObject([{ id: first.value }]));
  await waitFor(() => expect(within(file).queryByRole('combobox')).toBeNull());
});

test('everything stands by kind, and one kind shows all of it', async () => {
  const { ipc, user } = await open();
  await user.click(screen.getByRole('button', { name: 'Records' }));
  expect(await screen.findByRole('region', { name: 'Visits: 3' })).toBeVisible();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Show' }), 'Medicines: 2');
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Visits: 3' })).toBeNull());
  expect(askedOf(ipc, 'list_records').at(-1)).toEqual({ kind: 'medicine' });
  await user.click(within(screen.getByRole('region', { name: 'Medicines: 2' })).getByRole('button', { name: /Naproxen/ }));
  expect(askedOf(ipc, 'get_item').at(-1)).toEqual({ id: 'medicine-0' });
});

test('a search hit on an office opens its page', async () => {
  const { user } = await open({ search: async () => [{ ...fixtures.hits[0]!, id: 'ortiz', kind: 'party', kind_word: 'Office', title: 'Dr. Ortiz' }] });
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox'), 'ortiz');
  await user.click(await screen.findByRole('option', { name: /Ortiz/ }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Dr. Ortiz' })).toHaveFocus();
});

test('people and places: found by name and role, opened, checked today', async () => {
  const { ipc, user } = await openTab('People and places');
  expect(screen.getAllByRole('link', { name: '(212) 555-0170' })[0]).toHaveAttribute('href', 'tel:+12125550170');
  await user.type(screen.getByRole('textbox', { name: 'Find a name' }), 'nunez');
  expect(screen.queryByRole('button', { name: 'Dr. Lee' })).toBeNull();
  await user.clear(screen.getByRole('textbox', { name: 'Find a name' }));
  await user.click(screen.getByRole('button', { name: 'Dr. Lee' }));
  await user.click(await screen.findByRole('button', { name: 'Checked today' }));
  await waitFor(() => expect(askedOf(ipc, 'check_place')).toEqual([{ id: 'lee' }]));
});

test('the hours, breaks, days and times to wait of an office go back in the form they came', async () => {
  const { ipc, user } = await openTab('People and places');
  await user.click(screen.getByRole('button', { name: 'Dr. Lee' }));
  const hours = await screen.findByRole('group', { name: 'Hours' });
  await user.clear(within(hours).getByRole('textbox', { name: 'Until' }));
  await user.type(within(hours).getByRole('textbox', { name: 'Until' }), '5 pm');
  const breaks = screen.getByRole('group', { name: 'Nobody answers' });
  await user.click(within(breaks).getByRole('button', { name: /Add a line/ }));
  await user.type(within(breaks).getAllByRole('textbox', { name: 'From' })[1]!, '3pm');
  await user.type(within(breaks).getAllByRole('textbox', { name: 'Until' })[1]!, '3:30pm');
  await user.click(screen.getByRole('checkbox', { name: 'Friday' }));
  await user.click(screen.getByText(/^More/));
  const wait = screen.getByRole('group', { name: 'How long they take' });
  await user.clear(within(wait).getByRole('textbox', { name: 'Work days for thing 1' }));
  await user.type(within(wait).getByRole('textbox', { name: 'Work days for thing 1' }), '5');
  await user.click(screen.getByRole('radio', { name: 'If you said so on the phone' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(askedOf(ipc, 'save_place')).toEqual([{
    id: 'lee', kind: 'party',
    values: { hours: ['08:30', '17:00'], breaks: [['12:00', '13:00'], ['15:00', '15:30']], days: ['mon', 'tue', 'wed', 'thu'], turnaround: { images: 5 }, 'permission:maya': { kind: 'verbal', signed_on: '2027-01-12' } },
  }]));
});

test('a place in use says who names it before it goes', async () => {
  const { ipc, user } = await openTab('People and places');
  await user.click(screen.getByRole('button', { name: 'Dr. Lee' }));
  await user.click(await screen.findByRole('button', { name: 'Move to the bin' }));
  expect(screen.getByText('6 things name Dr. Lee. They keep the name and the number.')).toBeVisible();
  expect(askedOf(ipc, 'discard_place')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Move to the bin' }));
  await waitFor(() => expect(askedOf(ipc, 'discard_place')).toEqual([{ id: 'lee' }]));
});

test('two records become one after a look at what will stand, and it can be undone', async () => {
  const { ipc, user } = await openTab('People and places');
  await user.click(screen.getByRole('button', { name: 'Dr. Lee' }));
  await user.click(await screen.findByRole('button', { name: 'Same as another one…' }));
  const go = screen.getByRole('button', { name: 'Make them one' });
  expect(go).toBeDisabled();
  await user.type(screen.getByRole('combobox', { name: 'Dr. Lee is the same as' }), 'susan{Enter}');
  expect(await screen.findByRole('row', { name: 'Phone (212) 555-0170 (212) 555-0199 (212) 555-0170' })).toBeVisible();
  expect(screen.getByText('The two phone numbers differ. Look at a letter before you choose.')).toBeVisible();
  await user.click(within(screen.getByRole('group', { name: 'Which one stays?' })).getByRole('radio', { name: 'Lee, Dr. Susan' }));
  await waitFor(() => expect(askedOf(ipc, 'merge_preview').at(-1)).toEqual({ keep: 'lee-2', fold: 'lee' }));
  await waitFor(() => expect(go).toBeEnabled());
  await user.click(go);
  await waitFor(() => expect(askedOf(ipc, 'merge')).toEqual([{ keep: 'lee-2', fold: 'lee' }]));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(askedOf(ipc, 'undo')).toEqual([{ token: 'u-13' }]));
});

test('the bin says how long, from whom, and what the history keeps', async () => {
  const { ipc, user } = await openTab('Bin');
  expect(await screen.findByText('2 days left')).toBeVisible();
  expect(screen.getByText('Removed Mon, Jan 11 by Maya. It became one with Dr. Lee.')).toBeVisible();
  expect(screen.getByText(/The history of the record still holds it/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Bring back Ask for a parking pass' }));
  await waitFor(() => expect(askedOf(ipc, 'restore_entity')).toEqual([{ id: 'TASK-9' }]));
  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Bin' })).toHaveFocus());
});

test('each step can be undone or says why not', async () => {
  const { ipc, user } = await openTab('Changes');
  await user.click(await screen.findByRole('button', { name: 'Undo Logged a call to Riverside Imaging' }));
  await waitFor(() => expect(askedOf(ipc, 'undo_step')).toEqual([{ token: 's-3' }]));
  expect(screen.queryByRole('button', { name: /Undo Changed the phone/ })).toBeNull();
  expect(screen.getByText(/Something newer stands on it/)).toBeVisible();
});

test('two answers: one is chosen, and its page can be opened', async () => {
  const { ipc, user } = await openTab('Two answers');
  await user.click(await screen.findByRole('button', { name: /Use this one.*0177/ }));
  await waitFor(() => expect(askedOf(ipc, 'settle_conflict')).toEqual([{ entity: 'lee', field: 'phone', value: '(212) 555-0177' }]));
  await user.click(screen.getByRole('button', { name: 'Open Dr. Lee' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Dr. Lee' })).toBeVisible();
});

test('what the core refuses is told, and nothing is said to be done', async () => {
  const { user } = await openTab('Bin', { restore_entity: async () => ({ id: null, text: '', token: null, problems: [{ field: '', words: 'It is no longer in the bin.', is_fatal: true }] }) });
  await user.click(await screen.findByRole('button', { name: 'Bring back Ask for a parking pass' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('It is no longer in the bin. Nothing was changed.');
});

test('another record: no half-typed form of the one before is left', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Records' }));
  await user.click(await screen.findByRole('button', { name: 'Add by form' }));
  await user.click(await screen.findByRole('button', { name: /^Visit/ }));
  await user.type(await screen.findByRole('textbox', { name: 'What it is about' }), 'Secret');
  screen.getByRole('button', { name: /Sally Moreno/ }).focus();
  await user.keyboard('{Enter}');
  await screen.findByText('Beth Halvorsen');
  await user.keyboard('{ArrowDown}{Enter}');
  await screen.findByRole('button', { name: /Beth Halvorsen/ });
  await user.click(screen.getByRole('button', { name: 'Records' }));
  await user.click(await screen.findByRole('button', { name: 'Add by form' }));
  expect(screen.queryByText('Begun')).toBeNull();
});

test('two answers are told on Today, in what is coming up and on the board, before anybody relies on one', async () => {
  const disputes = [views.dispute];
  const { user } = await open({
    get_today: async () => ({ ...fixtures.today, next: { ...fixtures.nextStep, disputes }, coming_up: fixtures.today.coming_up.map((one) => ({ ...one, disputes })) }),
    get_board: async () => ({ ...fixtures.board, rows: fixtures.board.rows.map((row) => ({ ...row, disputes })) }),
  });
  expect(await screen.findAllByText('(212) 555-0170 (Sally)')).toHaveLength(2);
  expect(screen.getAllByText('(212) 555-0177 (Maya)')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Choose Phone' }));
  expect(await screen.findByRole('dialog')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Close' }));
  await user.click(screen.getByRole('button', { name: 'Who needs what' }));
  expect(await screen.findAllByText('(212) 555-0177 (Maya)')).toHaveLength(fixtures.board.rows.length);
});
