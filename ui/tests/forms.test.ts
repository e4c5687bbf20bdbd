import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { fails } from '../gallery/fake';
import * as views from '../gallery/record';
import { FACES } from '../src/item/faces';
import { isSame } from '../src/form/part';
import { readClock, sayClock } from '../src/text/clock';
import type { Ipc } from '../src/ipc/commands';
import { askedOf, open } from './support';

async function openForm(over: Partial<Ipc> = {}) {
  const window = await open(over);
  await window.user.click(screen.getByRole('button', { name: 'Records' }));
  await window.user.click(await screen.findByRole('button', { name: 'Add by form' }));
  await window.user.click(await screen.findByRole('button', { name: /^Visit/ }));
  await screen.findByRole('heading', { level: 1, name: 'Add: Visit' });
  return window;
}

test('a visit by form sends what was typed and nothing else, and opens what was made', async () => {
  const { ipc, user } = await openForm();
  await user.type(screen.getByRole('textbox', { name: 'What it is about' }), 'Shoulder');
  const party = screen.getByRole('combobox', { name: 'With' });
  await user.type(party, 'or');
  await user.keyboard('{ArrowDown}{Enter}');
  expect(party).toHaveValue('Dr. Ortiz');
  const when = screen.getByRole('group', { name: 'When and where' });
  const [month, day, year] = await within(when).findAllByRole('spinbutton');
  await user.click(month!);
  await user.keyboard('04');
  await user.click(day!);
  await user.keyboard('15');
  await user.click(year!);
  await user.keyboard('2027');
  await user.type(within(when).getByRole('textbox', { name: 'Starts' }), '2pm');
  await user.type(within(when).getByRole('textbox', { name: 'Ends' }), '14:40');
  await user.type(within(when).getByRole('textbox', { name: 'Address or room' }), '40 E 68th St');
  await user.click(screen.getByRole('button', { name: /Add a line.*What to bring/ }));
  await user.type(screen.getByRole('textbox', { name: 'What to bring 1' }), 'Insurance card');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(askedOf(ipc, 'save_item')).toHaveLength(1));
  expect(askedOf(ipc, 'save_item')[0]).toEqual({
    id: null, kind: 'visit',
    values: { what: 'Shoulder', party: 'ortiz', slot: { start: '2027-04-15T14:00', end: '2027-04-15T14:40', place: '40 E 68th St' }, bring: ['Insurance card'] },
  });
  expect(await screen.findByRole('dialog')).toBeVisible();
  expect(askedOf(ipc, 'get_item').at(-1)).toEqual({ id: 'NEW-7' });
});

test('a day without a time is told as such', async () => {
  const { ipc, user } = await openForm();
  const when = screen.getByRole('group', { name: 'When and where' });
  const [month, day, year] = await within(when).findAllByRole('spinbutton');
  await user.click(month!);
  await user.keyboard('04');
  await user.click(day!);
  await user.keyboard('15');
  await user.click(year!);
  await user.keyboard('2027');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(askedOf(ipc, 'save_item')).toHaveLength(1));
  expect(askedOf(ipc, 'save_item')[0]).toMatchObject({ values: { slot: { start: '2027-04-15T00:00', all_day: true } } });
});

test('a name that is not there yet is taken as it is', async () => {
  const { ipc, user } = await openForm();
  await user.type(screen.getByRole('combobox', { name: 'With' }), 'Dr. Novak');
  expect(screen.getByRole('option', { name: 'New: “Dr. Novak”' })).toBeVisible();
  await user.keyboard('{Enter}');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(askedOf(ipc, 'save_item')[0]).toMatchObject({ values: { party: { name: 'Dr. Novak' } } }));
});

test('a name is found without its accent', async () => {
  const { user } = await openForm();
  await user.type(screen.getByRole('combobox', { name: 'With' }), 'nunez');
  const list = screen.getByRole('listbox', { name: 'With' });
  expect(within(list).getAllByRole('option').map((one) => one.textContent)).toEqual(['Núñez Pharmacy', 'New: “nunez”']);
  await user.keyboard('{Escape}');
  expect(within(list).queryByRole('option')).toBeNull();
  expect(screen.getByRole('combobox', { name: 'With' })).toHaveValue('');
});

test('what is wrong stands beside its field, is told by it, and takes the focus', async () => {
  const problems = [{ field: 'confirm_by', words: 'This day does not exist.', is_fatal: true }, { field: 'what', words: 'Say what it is about.', is_fatal: true }];
  const { user } = await openForm({ save_item: async () => ({ id: null, text: '', token: null, problems }) });
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Nothing is saved yet. 2 things need a look.');
  const what = screen.getByRole('textbox', { name: 'What it is about' });
  expect(what).toHaveFocus();
  expect(what).toBeInvalid();
  expect(what).toHaveAccessibleDescription('In your own words. Say what it is about.');
  expect(screen.getByText('This day does not exist.')).toBeVisible();
});

test('a half-finished form asks nothing when it is left and has kept everything', async () => {
  const { ipc, user } = await openForm();
  await user.type(screen.getByRole('textbox', { name: 'What it is about' }), 'Shou');
  await user.click(screen.getByRole('button', { name: 'Today' }));
  await user.click(screen.getByRole('button', { name: 'Records' }));
  await user.click(await screen.findByRole('button', { name: 'Add by form' }));
  await user.click(await screen.findByRole('button', { name: /^Visit.*Begun/ }));
  expect(await screen.findByText(/What you typed is still here/)).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'What it is about' })).toHaveValue('Shou');
  await user.click(screen.getByRole('button', { name: 'Start over' }));
  expect(screen.getByRole('textbox', { name: 'What it is about' })).toHaveValue('');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(askedOf(ipc, 'save_item')[0]).toMatchObject({ values: {} }));
});

test('a form that could not be saved keeps what was typed', async () => {
  const { user } = await openForm({ save_item: fails });
  await user.type(screen.getByRole('textbox', { name: 'What it is about' }), 'Shoulder');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Nothing is lost');
  expect(screen.getByRole('textbox', { name: 'What it is about' })).toHaveValue('Shoulder');
});

async function openEdit(over: Partial<Ipc> = {}) {
  const window = await open({ get_item: async () => views.visit, ...over });
  await window.user.click(await screen.findByRole('button', { name: /Report copy to Dr. Ortiz/ }));
  await window.user.click(await screen.findByRole('button', { name: 'Edit' }));
  await screen.findByRole('textbox', { name: 'What it is about' });
  return window;
}

test('each shape has a part with its name, and an edit sends only what was changed', async () => {
  const { ipc, user } = await openEdit();
  await user.click(screen.getByText(/^More/));
  await user.clear(screen.getByRole('textbox', { name: 'Number' }));
  await user.clear(screen.getByRole('textbox', { name: 'Visits left' }));
  await user.type(screen.getByRole('textbox', { name: 'Visits left' }), '4');
  await user.click(within(screen.getByRole('group', { name: 'With contrast' })).getByRole('radio', { name: 'No' }));
  await user.click(screen.getByRole('checkbox', { name: /sleepy/ }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Role' }), 'Hospital');
  await user.type(screen.getByRole('textbox', { name: 'Steps to get ready 2' }), ' at all');
  await user.click(within(screen.getByRole('group', { name: 'Care team' })).getByRole('button', { name: 'Take out: Dr. Lee' }));
  await user.click(within(screen.getByRole('group', { name: 'What to bring' })).getByRole('button', { name: 'Take out: What to bring 2' }));
  await user.type(screen.getByRole('textbox', { name: 'Notes' }), ' Twice.');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(askedOf(ipc, 'save_item')).toHaveLength(1));
  expect((askedOf(ipc, 'save_item')[0] as { values: unknown }).values).toEqual({
    number: null, visits_left: 4, contrast: false, sedation: false, role: 'hospital',
    prep: [{ hours: 24, step: 'Only clear drinks' }, { hours: 4, step: 'Nothing to drink at all' }],
    care_team: ['ortiz'], bring: ['Insurance card'], notes: 'Ring the bell at the side door. Twice.',
  });
});

test('a value typed and taken back is no change', async () => {
  const { ipc, user } = await openEdit();
  await user.type(screen.getByRole('textbox', { name: 'What it is about' }), 'x{Backspace}');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(askedOf(ipc, 'save_item')[0]).toMatchObject({ values: {} }));
});

test('a rival that is used in the form settles it, also when it is the one that stood there', async () => {
  const { ipc, user } = await openEdit();
  const rivals = screen.getByRole('group', { name: 'Two answers: Phone' });
  expect(rivals).toHaveTextContent('Both values stand until you choose');
  await user.click(within(rivals).getByRole('button', { name: /Use this one.*0170/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(askedOf(ipc, 'save_item')[0]).toMatchObject({ values: { phone: '(212) 555-0170' } }));
});

test('a time is read as people write it and said back in the reader’s way', () => {
  const read = { '2pm': '14:00', '2:30 PM': '14:30', '14:30': '14:30', '9': '09:00', '12 am': '00:00', '12pm': '12:00', '0905': '09:05', '2:30 p. m.': '14:30' };
  for (const [typed, clock] of Object.entries(read)) expect(readClock(typed), typed).toBe(clock);
  for (const typed of ['', '25:00', '2:70', '13 pm', 'noon-ish', '0 am']) expect(readClock(typed), typed).toBeNull();
  expect(sayClock('14:30', 'en-US')).toBe('2:30 PM');
  expect(readClock(sayClock('14:30', 'es-US'))).toBe('14:30');
});

test('a time that cannot be read says how and stays as typed', async () => {
  const { user } = await openForm();
  const starts = await screen.findByRole('textbox', { name: 'Starts' });
  await user.type(starts, '2:70');
  await user.tab();
  expect(starts).toBeInvalid();
  expect(starts).toHaveAccessibleDescription(/Write a time like 2:30 PM/);
  expect(starts).toHaveValue('2:70');
});

test('values are the same whatever the order of their parts', () => {
  expect(isSame({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
  expect(isSame({ a: 1 }, { a: 1, b: null })).toBe(false);
  expect(isSame([1, 2], [2, 1])).toBe(false);
  expect(isSame(undefined, null)).toBe(true);
  expect(isSame('', null)).toBe(false);
});

test('every kind of thing has a face', () => {
  const kinds = 'access check clearance conflict coverage discharge document equipment imaging instruction insurance lab medicine medlist medstep need note offer pa procedure question rebook referral second_opinion study task therapy visit'.split(' ');
  expect(Object.keys(FACES).sort()).toEqual(kinds);
});

test('all zones are there as soon as somebody comes near the list', async () => {
  const { user } = await openForm();
  const zone = await screen.findByRole('combobox', { name: 'Time zone there' });
  expect(within(zone).queryByRole('option', { name: 'Europe/Paris' })).toBeNull();
  zone.focus();
  await user.selectOptions(zone, await within(zone).findByRole('option', { name: 'Europe/Paris' }));
  expect(zone).toHaveValue('Europe/Paris');
});
