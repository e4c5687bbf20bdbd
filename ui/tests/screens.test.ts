import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { neverAnswers } from '../gallery/fake';
import * as views from '../gallery/fixtures';
import { roomOf } from '../src/state/look.svelte';
import { askedOf, open } from './support';

test('the rail names only screens that are there', async () => {
  await open();
  const rail = screen.getByRole('navigation', { name: 'Screens' });
  expect(within(rail).getAllByRole('button').map((one) => one.textContent?.trim())).toEqual(['Today', 'Who needs what', 'Records', 'Settings']);
  expect(within(rail).getByRole('button', { name: 'Today' })).toHaveAttribute('aria-current', 'page');
  expect(within(rail).getByText('Locked with this computer')).toBeVisible();
});

test('going to a screen puts the focus on its heading', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Who needs what' }));
  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Who needs what' })).toHaveFocus());
});

test('a row of the board opens its history and logs what happened', async () => {
  const { ipc, user } = await open();
  await user.click(screen.getByRole('button', { name: 'Who needs what' }));
  const row = await screen.findByRole('row', { name: /Pictures, shoulder MRI.*Riverside Imaging.*Dr. Lee.*Tue, Apr 13.*Not there yet.*You.*Today/ });
  const opener = within(row).getByRole('button', { name: /Pictures/ });
  await user.click(opener);
  expect(opener).toHaveAttribute('aria-expanded', 'true');
  expect(await screen.findByText('Dr. Lee’s office looked: not there')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'They have it, and it opens' }));
  await waitFor(() => expect(askedOf(ipc, 'log_event')).toEqual([{ item_id: 'NEED-2', event: 'need.received', day: null }]));
});

test('finished rows are folded away and offices stand apart', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Who needs what' }));
  const fold = await screen.findByText('1 finished', { selector: 'summary' });
  expect(fold).toBeVisible();
  expect(fold.closest('details')).not.toHaveAttribute('open');
  await user.click(screen.getByRole('radio', { name: 'By office' }));
  const lee = screen.getByRole('table', { name: 'Everything Dr. Lee still needs' });
  expect(within(lee).getAllByRole('rowheader')).toHaveLength(2);
});

test('what was searched for is shown in full in Records', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Search the record' }));
  await user.type(await screen.findByRole('combobox', { name: 'Search the record' }), 'pictures');
  await user.click(await screen.findByRole('button', { name: 'Show all in Records' }));
  expect(await screen.findByText('3 found for “pictures”.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: /MRI left shoulder/ }));
  expect(await screen.findByRole('dialog')).toBeVisible();
});

test('a typed line is shown as read, asked about, and nothing counts before the yes', async () => {
  const { ipc, user } = await open();
  await user.click(screen.getByRole('button', { name: 'Add' }));
  await user.type(await screen.findByRole('textbox', { name: 'Type one thing in one line' }), 'MRI left shoulder, Dr Lee wants the pictures before April 15');
  await user.click(screen.getByRole('button', { name: 'Read it' }));
  expect(await screen.findByRole('heading', { name: 'Please look this over' })).toHaveFocus();
  expect(within(screen.getByRole('list', { name: 'Your words, and how we read them' })).getAllByText('Please check')).toHaveLength(2);
  const question = screen.getByRole('group', { name: 'Is Thu, Apr 15 a visit with Dr. Lee?' });
  expect(askedOf(ipc, 'accept_proposals')).toEqual([]);
  await user.click(within(question).getByRole('radio', { name: 'No' }));
  await user.click(screen.getByRole('checkbox', { name: 'Report to Dr. Lee' }));
  await user.click(screen.getByRole('button', { name: 'Put 2 things in the record' }));
  await waitFor(() => expect(askedOf(ipc, 'accept_proposals')).toEqual([{ ids: ['pr-1', 'pr-2'] }]));
  expect(askedOf(ipc, 'reject_proposals')).toEqual([{ ids: ['pr-4'] }]);
});

test('what waits in To sort is opened, kept as a paper or set aside, and twins are told apart', async () => {
  const { ipc, user } = await open({ get_to_sort: async () => views.sortReview });
  await user.click(await screen.findByRole('button', { name: /To sort/ }));
  expect(await screen.findByRole('heading', { name: '2 files that we could not read' })).toBeVisible();
  expect(screen.getByText('We do not know this kind of file yet.')).toBeVisible();
  await user.click(screen.getAllByRole('button', { name: 'Keep as a paper' })[0] as HTMLElement);
  expect(screen.getByRole('textbox', { name: 'What is it?' })).toHaveValue('scan-letter');
  await user.click(screen.getAllByRole('button', { name: 'Keep as a paper' })[0] as HTMLElement);
  await waitFor(() => expect(askedOf(ipc, 'keep_as_paper')).toEqual([{ sha256: 'aa', what: 'scan-letter' }]));
  await user.click(screen.getAllByRole('button', { name: 'Set aside' }).at(-1) as HTMLElement);
  await waitFor(() => expect(askedOf(ipc, 'set_file_aside')).toEqual([{ sha256: 'bb', is_aside: true }]));
  expect(screen.getByText('This moves a visit that you have: Visit with Dr. Ruiz.')).toBeVisible();
  const twin = screen.getByRole('group', { name: /^Is this the same as Visit with Dr. Lee/ });
  await user.click(within(twin).getByRole('radio', { name: 'The same' }));
  await user.click(screen.getByRole('button', { name: /^Put \d+ things in the record/ }));
  await waitFor(() => expect(askedOf(ipc, 'accept_as_same')).toEqual([{ ids: ['pr-9'] }]));
});

test('a go that was cut off is taken up, or left', async () => {
  const { ipc, user } = await open({ get_to_sort: async () => views.sortReview });
  await user.click(await screen.findByRole('button', { name: /To sort/ }));
  expect(await screen.findByText('Bringing in stopped after 12 of 80 files. What came in is safe.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Leave it' }));
  await waitFor(() => expect(askedOf(ipc, 'leave_reading')).toEqual([{ id: 'er-1' }]));
  await user.click(screen.getByRole('button', { name: 'Go on' }));
  await waitFor(() => expect(askedOf(ipc, 'take_up_reading')).toEqual([{ id: 'er-1' }]));
});

test('hundreds of visits lie folded under one tick and go in together', async () => {
  const { ipc, user } = await open();
  await user.click(screen.getByRole('button', { name: 'Add' }));
  await user.click(await screen.findByRole('button', { name: 'Choose files' }));
  expect(await screen.findByText('1,793 things were not used')).toBeVisible();
  expect(screen.getByText('You brought this file in before.')).toBeVisible();
  expect(screen.queryByText(/Encounter 12$/)).toBeNull();
  expect(screen.getByRole('checkbox', { name: /Visits: 312/ })).toBeChecked();
  await user.click(screen.getByRole('button', { name: 'Put 341 things in the record' }));
  await waitFor(() => expect((askedOf(ipc, 'accept_proposals')[0] as { ids: string[] }).ids).toHaveLength(341));
});

test('dropped files are read, and say so while they are', async () => {
  const { ipc } = await open({ read_files: neverAnswers });
  await screen.findByRole('heading', { name: 'Good morning, Sally.' });
  ipc.drop(['/home/sally/a.json', 'C:\\letters\\b.pdf']);
  expect(await screen.findByText('a.json, b.pdf')).toBeVisible();
  expect(askedOf(ipc, 'read_files')).toEqual([{ paths: ['/home/sally/a.json', 'C:\\letters\\b.pdf'] }]);
});

test('the first day: a name, a lock, the words kept, then Today', async () => {
  const { ipc, user } = await open({ ...firstDay() });
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  expect(screen.getByText('Please give a name.')).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Sally Moreno');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Time zone' }), 'America/New_York');
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  await user.click(screen.getByRole('radio', { name: /Open with a passphrase/ }));
  await user.type(screen.getByLabelText('Passphrase'), 'harbor candle orbit');
  await user.type(screen.getByLabelText('The same passphrase again'), 'harbor candle orbi');
  await user.click(screen.getByRole('button', { name: 'Make the record' }));
  expect(await screen.findByText(/The two are not the same/)).toBeVisible();
  expect(askedOf(ipc, 'create_person')).toEqual([]);
  await user.type(screen.getByLabelText('The same passphrase again'), 't');
  await user.click(screen.getByRole('button', { name: 'Make the record' }));
  await screen.findByRole('heading', { name: 'Keep these words safe' });
  expect(askedOf(ipc, 'create_person')).toEqual([{ name: 'Sally Moreno', zone: 'America/New_York', locale: 'en-US', protection: 'passphrase', passphrase: 'harbor candle orbit' }]);
  expect(within(screen.getByRole('list', { name: 'Recovery words' })).getAllByRole('listitem')).toHaveLength(24);
  expect(screen.getByRole('button', { name: 'Continue' })).toBeDisabled();
  await user.click(screen.getByRole('checkbox'));
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  await user.click(await screen.findByRole('button', { name: 'Skip for now' }));
  expect(await screen.findByRole('heading', { name: 'Good morning, Sally.' })).toBeVisible();
});

function firstDay() {
  let is_made = false;
  return {
    get_frame: async () => (is_made ? views.frame : views.firstDayFrame),
    create_person: async () => {
      is_made = true;
      return { person: views.sally, recovery_words: views.recoveryWords };
    },
  };
}

test('without a keychain only the passphrase is offered', async () => {
  const { user } = await open({ get_frame: async () => ({ ...views.firstDayFrame, has_keychain: false }) });
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Sally');
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  expect(screen.getAllByRole('radio')).toHaveLength(1);
  expect(screen.getByText(/no safe place for keys/)).toBeVisible();
});

test('a wrong passphrase says what is safe, and the recovery words open too', async () => {
  const { ipc, user } = await open({ get_frame: async () => views.lockedFrame, unlock: async () => Promise.reject({ code: 'wrong_passphrase', what: 'That passphrase does not open this record.', help: 'Try again.' }) });
  await user.type(screen.getByLabelText('Passphrase'), 'nope');
  await user.click(screen.getByRole('button', { name: 'Open the record' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('does not open this record');
  await user.click(screen.getByRole('button', { name: 'Use the recovery words' }));
  await user.type(screen.getByRole('textbox', { name: 'Recovery words' }), ' harbor violet ');
  await user.click(screen.getByRole('button', { name: 'Open the record' }));
  expect(await screen.findByRole('heading', { name: 'Good morning, Sally.' })).toBeVisible();
  expect(askedOf(ipc, 'unlock_with_words')).toEqual([{ words: 'harbor violet' }]);
});

test('a record that does not open shows what happened', async () => {
  await open({ get_frame: async () => views.brokenFrame });
  expect(screen.getByRole('alert')).toHaveTextContent('There is no room left on this disk');
});

test('Spanish speaks at once, on every label', async () => {
  const { ipc, user } = await open();
  await user.click(screen.getByRole('button', { name: 'Settings' }));
  await user.click(screen.getByRole('radio', { name: 'Español' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Ajustes' })).toBeVisible();
  expect(document.documentElement.lang).toBe('es-US');
  expect(askedOf(ipc, 'set_locale')).toEqual([{ locale: 'es-US' }]);
});

test('theme and text size stay with this device', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Settings' }));
  await user.click(screen.getByRole('radio', { name: 'Dark' }));
  await user.click(screen.getByRole('radio', { name: '200%' }));
  expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', text: '200' });
  expect(localStorage.getItem('text')).toBe('200');
});

test('a sample is named on every screen and thrown away only after a second yes', async () => {
  const { ipc, user } = await open({ get_frame: async () => views.sampleFrame });
  await user.click(screen.getByRole('button', { name: 'Throw the sample away' }));
  expect(askedOf(ipc, 'discard_sample')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Throw the sample away' }));
  expect(await screen.findByRole('heading', { name: 'Whose care is this?' })).toBeVisible();
});

test('another person: nothing of the one before stays in sight', async () => {
  const { ipc, user } = await open();
  await user.click(screen.getByRole('button', { name: 'Records' }));
  screen.getByRole('button', { name: /Sally Moreno/ }).focus();
  await user.keyboard('{Enter}');
  await screen.findByText('Beth Halvorsen');
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(askedOf(ipc, 'switch_person')).toEqual([{ id: 'p-beth' }]));
  expect(await screen.findByRole('heading', { name: 'Good morning, Sally.' })).toBeVisible();
  expect(screen.getByRole('button', { name: /Beth Halvorsen/ })).toBeVisible();
});

test('room is measured in letters', () => {
  expect(roomOf(1280, 18)).toBe('wide');
  expect(roomOf(1024, 18)).toBe('middle');
  expect(roomOf(1280, 36)).toBe('narrow');
  expect(roomOf(320, 18)).toBe('narrow');
});
