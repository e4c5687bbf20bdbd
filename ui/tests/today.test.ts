import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { failed, fails } from '../gallery/fake';
import * as views from '../gallery/fixtures';
import { askedOf, open } from './support';

test('the next step stands open with number, words, questions and what to have ready', async () => {
  await open();
  const card = await screen.findByRole('article', { name: views.nextStep.title });
  const link = within(card).getByRole('link', { name: /Call Riverside Imaging at \(212\) 555-0148/ });
  expect(link).toHaveAttribute('href', 'tel:+12125550148;ext=3');
  expect(within(card).getByText('Open now, until 4:30 PM')).toBeVisible();
  expect(within(card).getByText(views.resendCard.say_first)).toBeVisible();
  for (const question of views.resendCard.ask) expect(within(card).getByText(question)).toBeVisible();
  expect(within(card).getByText('ACC-0202-118')).toBeVisible();
  expect(within(card).getByText(views.SAFETY)).toBeVisible();
});

test('an answer that needs a day is not sent without one', async () => {
  const { ipc, user } = await open();
  await user.click(await screen.findByRole('button', { name: 'I made the call' }));
  await user.click(screen.getByRole('radio', { name: 'They promised a day' }));
  expect(await screen.findByText('Which day did they promise?')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save the call' }));
  expect(await screen.findByText('Please give a full date.')).toBeVisible();
  expect(askedOf(ipc, 'log_call')).toEqual([]);
});

test('a promised day typed into the segments is sent as a plain date', async () => {
  const { ipc, user } = await open();
  await user.click(await screen.findByRole('button', { name: 'I made the call' }));
  await user.click(screen.getByRole('radio', { name: 'They promised a day' }));
  const [month, day, year] = await screen.findAllByRole('spinbutton');
  await user.click(month!);
  await user.keyboard('02');
  await user.click(day!);
  await user.keyboard('08');
  await user.click(year!);
  await user.keyboard('2027');
  await user.click(screen.getByRole('button', { name: 'Save the call' }));
  await waitFor(() => expect(askedOf(ipc, 'log_call')).toHaveLength(1));
  expect(askedOf(ipc, 'log_call')[0]).toMatchObject({ outcome: 'reached_promised', day: '2027-02-08', party_id: 'riverside', about: ['NEED-2'] });
});

test('a settled call says for each thing what is true now, and the note from the card goes along', async () => {
  const { ipc, user } = await open({ get_today: async () => ({ ...views.today, next: { ...views.nextStep, card: views.receiveCard } }) });
  await user.type(await screen.findByRole('textbox', { name: 'Write down' }), 'Ana looked twice');
  await user.click(screen.getByRole('button', { name: 'I made the call' }));
  await user.click(screen.getByRole('radio', { name: 'We talked, and it is settled' }));
  const report = await screen.findByRole('group', { name: 'What is true now of: MRI report, to Dr. Lee' });
  await user.click(within(report).getByRole('radio', { name: 'They have it, and it opens' }));
  const pictures = screen.getByRole('group', { name: 'What is true now of: Pictures, shoulder MRI, to Dr. Lee' });
  await user.click(within(pictures).getByRole('radio', { name: 'It did not come' }));
  await user.type(screen.getByRole('textbox', { name: 'Who you talked to' }), 'Ana');
  await user.click(screen.getByRole('button', { name: 'Save the call' }));
  await waitFor(() => expect(askedOf(ipc, 'log_call')).toHaveLength(1));
  expect(askedOf(ipc, 'log_call')[0]).toEqual({
    party_id: 'lee', about: ['NEED-2', 'NEED-3'], outcome: 'reached_done', spoke_with: 'Ana', note: 'Ana looked twice', capture_id: 'call/C-RECV/NEED-2',
    results: [{ item_id: 'NEED-2', event: 'need.failed' }, { item_id: 'NEED-3', event: 'need.received' }],
  });
});

test('what was done is said aloud and can be undone', async () => {
  const { ipc, user } = await open();
  await user.click(await screen.findByRole('button', { name: 'I made the call' }));
  await user.click(screen.getByRole('radio', { name: 'Nobody answered' }));
  await user.click(screen.getByRole('button', { name: 'Save the call' }));
  const undo = await screen.findByRole('button', { name: 'Undo' });
  expect(undo.closest('[role=status]')).toHaveTextContent('Logged: Riverside sends the pictures');
  await user.click(undo);
  await waitFor(() => expect(askedOf(ipc, 'undo')).toEqual([{ token: 'u-1' }]));
  expect(await screen.findByText('Undone.')).toBeVisible();
});

test('a change that fails keeps the form and says what is safe', async () => {
  const { user } = await open({ log_call: fails });
  await user.click(await screen.findByRole('button', { name: 'I made the call' }));
  await user.click(screen.getByRole('radio', { name: 'Nobody answered' }));
  await user.click(screen.getByRole('button', { name: 'Save the call' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(failed.what);
  expect(screen.getByRole('radio', { name: 'Nobody answered' })).toBeChecked();
});

test('later goes to the place that was picked', async () => {
  const { ipc, user } = await open();
  (await screen.findByRole('button', { name: 'Later' })).focus();
  await user.keyboard('{Enter}');
  // jsdom places nothing, so the menu never counts as visible; its lines are reached by the keys.
  await screen.findByText('Mon, Feb 8, 10:00 AM');
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(askedOf(ipc, 'snooze')).toEqual([{ item_id: 'NEED-2', until: 'tomorrow' }]));
});

test('why now is folded until asked for', async () => {
  const { user } = await open();
  const why = await screen.findByRole('button', { name: 'Why now?' });
  expect(screen.getByText(views.nextStep.why)).not.toBeVisible();
  await user.click(why);
  expect(why).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByText(views.nextStep.why)).toBeVisible();
});

test('a task of one’s own offers what the core allows and no call', async () => {
  const { ipc, user } = await open({ get_today: async () => ({ ...views.today, next: views.selfTask }) });
  await user.click(await screen.findByRole('button', { name: 'The card is packed' }));
  expect(screen.queryByRole('button', { name: 'I made the call' })).toBeNull();
  await waitFor(() => expect(askedOf(ipc, 'log_event')).toEqual([{ item_id: 'IMG-1', event: 'done', day: null }]));
});

test('nothing needed now: says why that is safe and folds what could be done', async () => {
  const { user } = await open({ get_today: async () => views.quietToday });
  expect(await screen.findByText(views.quietToday.closing)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'I made the call' })).toBeNull();
  await user.click(screen.getByRole('button', { name: /Ask Dr. Ortiz to renew/ }));
  expect(screen.getByText(/There is no number for Dr. Ortiz yet/)).toBeVisible();
});

test('a step is called not needed, by its rule', async () => {
  const { ipc, user } = await open();
  await user.click(await screen.findByRole('button', { name: 'This is not needed' }));
  await waitFor(() => expect(askedOf(ipc, 'answer_nudge')).toEqual([{ item_id: views.nextStep.item_id, rule: views.nextStep.rule, action: 'not_needed' }]));
});

test('a kind of reminder that was twice not needed is kept or stopped', async () => {
  const { ipc, user } = await open({ get_today: async () => views.askingToday });
  await user.click(await screen.findByRole('button', { name: 'Stop them' }));
  await waitFor(() => expect(askedOf(ipc, 'answer_nudge')).toEqual([{ item_id: 'VIS-2', rule: 'N-APT-08', action: 'stop' }]));
});

test('an empty record leads to files or one line', async () => {
  const { user } = await open({ get_today: async () => views.emptyToday });
  await user.click(await screen.findByRole('button', { name: 'Type a line' }));
  expect(await screen.findByRole('textbox', { name: 'Type one thing in one line' })).toBeVisible();
});

test('a failed reading says so and tries again', async () => {
  let tries = 0;
  const { user } = await open({ get_today: async () => (tries++ === 0 ? fails() : views.today) });
  expect(await screen.findByRole('alert')).toHaveTextContent(failed.help);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { name: 'Good morning, Sally.' })).toBeVisible();
});

test('a touched record is read again', async () => {
  const { ipc } = await open();
  await screen.findByRole('heading', { name: 'Good morning, Sally.' });
  const before = askedOf(ipc, 'get_today').length;
  ipc.touch();
  await waitFor(() => expect(askedOf(ipc, 'get_today').length).toBe(before + 1));
});

test('a clicked notification shows this very card', async () => {
  const { ipc } = await open();
  await screen.findByRole('heading', { name: 'Good morning, Sally.' });
  ipc.clickNotification('NEED-2');
  const sheet = await screen.findByRole('dialog', { name: /Pictures, shoulder MRI/ });
  expect(within(sheet).getByText(views.resendCard.say_first)).toBeVisible();
});
