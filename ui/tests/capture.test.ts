// Taking something down: the visit, the call, the line, the small forms. By keyboard alone, and lost by no crash.
import { screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import * as captures from '../gallery/captureFixtures';
import { fails } from '../gallery/fake';
import * as views from '../gallery/fixtures';
import type { Ipc } from '../src/ipc/commands';
import { areAnswered, toRequest } from '../src/shared/asking';
import { askedOf, open } from './support';

const afterVisit: Partial<Ipc> = { get_today: async () => ({ ...views.today, next: { ...views.selfTask, item_id: 'VIS-1', rule: 'N-APT-04', title: 'What was decided at your visit?' } }) };
const onward = (user: UserEvent): Promise<void> => user.keyboard('{Control>}{Enter}{/Control}');
const heading = (name: string): Promise<HTMLElement> => screen.findByRole('heading', { level: 1, name });

async function begin(over: Partial<Ipc> = {}) {
  const opened = await open({ ...afterVisit, ...over });
  await opened.user.click(await screen.findByRole('button', { name: 'Note what was said' }));
  await heading('What was decided?');
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'What was decided?' })).toHaveFocus());
  return opened;
}

const lastKept = (ipc: { asked: { name: string; request: unknown }[] }): { id: string; kind: string; json: string } | undefined =>
  askedOf(ipc as never, 'keep_capture').at(-1) as never;

describe('after a visit', () => {
  test('all of it goes by the keys: six screens, say it back, save', async () => {
    const { ipc, user } = await begin();
    expect(screen.getByText('1 of 6')).toBeVisible();
    await user.keyboard('No surgery for now');
    await onward(user);
    await heading('Did they order something new?');
    expect(screen.getByText('2 of 6')).toBeVisible();
    await user.keyboard('{Tab}{Enter}');
    expect(screen.getByRole('textbox', { name: 'Which scan?' })).toHaveFocus();
    await user.keyboard('X-ray left shoulder');
    await onward(user);
    await heading('Did a medicine change?');
    await onward(user);
    await heading('When is the next visit?');
    await onward(user);
    await heading('Who must get the note or results?');
    await user.keyboard('{Enter}');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Who needs it?' }), 'ortiz');
    await onward(user);
    await heading('Which questions are left?');
    await user.keyboard('Yes, but slowly');
    await onward(user);
    await heading('In your own words, what happens next, who does it, and by when?');
    const made = screen.getByRole('region', { name: 'This goes in your record' });
    expect(within(made).getByText('X-ray left shoulder')).toBeVisible();
    expect(within(made).getByText('Dr. Ortiz')).toBeVisible();
    await user.keyboard('I book the X-ray');
    await onward(user);
    expect(await screen.findByText('Your visit is noted. 2 new things are in your record.')).toBeVisible();
    expect(askedOf(ipc, 'save_visit_capture')).toEqual([
      {
        item_id: 'VIS-1', decided: 'No surgery for now', orders: [{ kind: 'imaging', what: 'X-ray left shoulder' }], medicine_changes: [], next_visit: null,
        receivers: [{ what: 'consult note', to: 'ortiz' }], questions: [], answers: [{ item_id: 'q-1', answer: 'Yes, but slowly' }], results_gone_over: false, say_back: 'I book the X-ray',
      },
    ]);
  });

  test('what was made is listed, opens, and is taken back as one', async () => {
    const { ipc, user } = await begin();
    for (let step = 0; step < 6; step += 1) await user.click(screen.getByRole('button', { name: 'Skip' }));
    await user.click(await screen.findByRole('button', { name: 'Save it all' }));
    const list = await screen.findByRole('list', { name: 'What is new in your record' });
    expect(within(list).getAllByRole('button').map((one) => one.textContent?.trim())).toEqual(['X-ray left shoulder Scan', 'Visit note to Dr. Ortiz On its way']);
    await user.click(screen.getByRole('button', { name: 'Undo all of it' }));
    await waitFor(() => expect(askedOf(ipc, 'undo')).toEqual([{ token: 'u-visit' }]));
    expect(await heading('Good morning, Sally.')).toBeVisible();
  });

  test('what is typed is kept while it is typed, also when the form is left at once', async () => {
    const { ipc, user } = await begin();
    await user.keyboard('No sur');
    await waitFor(() => expect(JSON.parse(lastKept(ipc)?.json ?? '{}')).toMatchObject({ decided: 'No sur' }));
    expect(lastKept(ipc)).toMatchObject({ id: 'visit VIS-1', kind: 'visit', about: 'VIS-1' });
    expect(await screen.findByText('Kept. You can stop at any time.')).toBeVisible();
    await user.keyboard('gery');
    await user.click(screen.getByRole('button', { name: 'Stop for now' }));
    await waitFor(() => expect(JSON.parse(lastKept(ipc)?.json ?? '{}')).toMatchObject({ decided: 'No surgery' }));
  });

  test('looking at the form and leaving it keeps nothing', async () => {
    const { ipc, user } = await begin();
    await user.click(screen.getByRole('button', { name: 'Stop for now' }));
    await heading('Good morning, Sally.');
    expect(askedOf(ipc, 'keep_capture')).toEqual([]);
  });

  test('what was half finished stands there again, word for word', async () => {
    const { user } = await begin({ start_visit_capture: async () => captures.crowdedVisitForm });
    expect(screen.getByRole('textbox', { name: 'What was decided?' })).toHaveValue('No surgery for now. First therapy for six weeks, then we look again.');
    expect(screen.getByRole('checkbox', { name: 'They went over these with me' })).toBeChecked();
    await onward(user);
    expect(await screen.findByRole('textbox', { name: 'Which scan?' })).toHaveValue('X-ray of the shoulder');
    expect(screen.getByRole('textbox', { name: 'Name: Where?' })).toHaveValue('Motion PT');
    await user.click(screen.getByRole('button', { name: 'Skip' }));
    expect(await screen.findByRole('textbox', { name: 'What did they say? Word for word.' })).toHaveValue('stop the ibuprofen, it is hard on your stomach');
    expect(screen.getByRole('combobox', { name: 'Which medicine?' })).toHaveValue('med-1');
  });

  test('something that is needed stops Next, not Skip, and saving leads back to it', async () => {
    const { ipc, user } = await begin();
    await onward(user);
    await user.click(await screen.findByRole('button', { name: 'Scan' }));
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('Please fill this in.')).toBeVisible();
    for (let step = 0; step < 5; step += 1) await user.click(screen.getByRole('button', { name: 'Skip' }));
    expect(await screen.findByText('Something is missing')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save it all' }));
    expect(await heading('Did they order something new?')).toBeVisible();
    expect(askedOf(ipc, 'save_visit_capture')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Take out: Scan' }));
    expect(screen.queryByText('Please fill this in.')).toBeNull();
  });

  test('a save that fails says so, keeps the words, and keeps on keeping', async () => {
    const { ipc, user } = await begin({ save_visit_capture: fails });
    for (let step = 0; step < 6; step += 1) await user.click(screen.getByRole('button', { name: 'Skip' }));
    await user.click(await screen.findByRole('button', { name: 'Save it all' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing is lost');
    await user.type(screen.getByRole('textbox'), 'I call');
    await waitFor(() => expect(JSON.parse(lastKept(ipc)?.json ?? '{}')).toMatchObject({ say_back: 'I call' }));
  });

  test('a disk that does not keep says so and does not stop the hand', async () => {
    const { user } = await begin({ keep_capture: fails });
    await user.keyboard('x');
    expect(await screen.findByText('This could not be kept. Please save before you leave.')).toBeVisible();
    await onward(user);
    expect(await heading('Did they order something new?')).toBeVisible();
  });
});

describe('half finished', () => {
  test('Today offers to go on with the visit', async () => {
    const { ipc, user } = await open({ list_captures: async () => captures.halfVisit });
    const begun = await screen.findByRole('region', { name: 'Begun and not saved' });
    expect(begun).toHaveTextContent('You began to note your visit: Dr. Lee, shoulder');
    await user.click(within(begun).getByRole('button', { name: /^Go on/ }));
    expect(await heading('What was decided?')).toBeVisible();
    expect(askedOf(ipc, 'start_visit_capture')).toEqual([{ id: 'VIS-1' }]);
  });

  test('thrown away can be taken back', async () => {
    let kept = captures.halfVisit;
    const { ipc, user } = await open({
      list_captures: async () => kept,
      drop_capture: async () => ((kept = []), null),
      keep_capture: async () => ((kept = captures.halfVisit), null),
    });
    await user.click(await screen.findByRole('button', { name: /^Throw away/ }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Begun and not saved' })).toBeNull());
    expect(askedOf(ipc, 'drop_capture')).toEqual([{ id: 'visit VIS-1' }]);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('region', { name: 'Begun and not saved' })).toBeVisible();
    expect(lastKept(ipc)?.json).toBe(captures.halfVisit[0]!.json);
  });

  test('a call goes on where it stopped, with its outcome and its words', async () => {
    const { user } = await open({ list_captures: async () => captures.halfMany.slice(1, 2) });
    await user.click(await screen.findByRole('button', { name: /^Go on/ }));
    const sheet = await screen.findByRole('dialog');
    await waitFor(() => expect(within(sheet).getByRole('radio', { name: 'They need something first' })).toBeChecked());
    expect(within(sheet).getByRole('textbox', { name: 'What do they need?' })).toHaveValue('A signed form');
  });

  test('words on the call sheet are kept before the call is over', async () => {
    const { ipc, user } = await open();
    await user.type(await screen.findByRole('textbox', { name: 'Write down' }), 'Ana');
    await waitFor(() => expect(JSON.parse(lastKept(ipc)?.json ?? '{}')).toMatchObject({ answers: { note: 'Ana' } }));
    expect(lastKept(ipc)).toMatchObject({ id: 'call/C-RESEND/NEED-2', kind: 'call', about: 'NEED-2' });
  });
});

describe('a call', () => {
  const answer = async (user: UserEvent, name: string): Promise<void> => {
    await user.click(await screen.findByRole('button', { name: 'I made the call' }));
    await user.click(await screen.findByRole('radio', { name }));
  };
  const save = (user: UserEvent): Promise<void> => user.click(screen.getByRole('button', { name: 'Save the call' }));
  const base = { party_id: 'riverside', about: ['NEED-2'], results: [], capture_id: 'call/C-RESEND/NEED-2' };

  test('all eight outcomes are there, and an outcome asks only its own', async () => {
    const { user } = await open();
    await answer(user, 'Nobody answered');
    expect(screen.getAllByRole('radio')).toHaveLength(8);
    expect(screen.getAllByRole('textbox').map((one) => one.closest('.field')?.textContent?.trim())).toEqual(['Who you talked to', 'Your note']);
    await user.click(screen.getByRole('radio', { name: 'They said no' }));
    expect(screen.getByRole('textbox', { name: 'Why? In their words.' })).toBeVisible();
    expect(screen.getByText('We look for another way.')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Wrong number' }));
    expect(screen.queryByRole('textbox', { name: 'Why? In their words.' })).toBeNull();
  });

  test('what they need goes along with who has it', async () => {
    const { ipc, user } = await open();
    await answer(user, 'They need something first');
    await save(user);
    expect(await screen.findByText('Please fill this in.')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Something else' }));
    await user.type(screen.getByRole('textbox', { name: 'What do they need?' }), 'A signed form');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Who has it?' }), 'ortiz');
    await save(user);
    await waitFor(() => expect(askedOf(ipc, 'log_call')).toEqual([{ ...base, outcome: 'needs_info', need: { what: 'A signed form', from: 'ortiz' } }]));
  });

  test('a no needs its reason, and an answer to another outcome stays behind', async () => {
    const { ipc, user } = await open();
    await answer(user, 'Wrong number');
    await user.type(screen.getByRole('textbox', { name: 'The right number, if you know it' }), '212 555 0100');
    await user.click(screen.getByRole('radio', { name: 'They said no' }));
    await save(user);
    expect(askedOf(ipc, 'log_call')).toEqual([]);
    await user.type(screen.getByRole('textbox', { name: 'Why? In their words.' }), 'No order');
    await save(user);
    await waitFor(() => expect(askedOf(ipc, 'log_call')).toEqual([{ ...base, outcome: 'refused', reason: 'No order' }]));
  });

  test('someone else may be somebody whom the record does not know', async () => {
    const { ipc, user } = await open();
    await answer(user, 'They said to ask someone else');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Whom should you ask?' }), 'Someone or something else…');
    await user.type(screen.getByRole('textbox', { name: 'Name: Whom should you ask?' }), 'The film library');
    await save(user);
    await waitFor(() => expect(askedOf(ipc, 'log_call')).toEqual([{ ...base, outcome: 'ask_other', other_name: 'The film library' }]));
  });

  test('a settled call takes nothing for granted: each thing is said, also that nothing changed', async () => {
    const { ipc, user } = await open();
    await answer(user, 'We talked, and it is settled');
    const thing = screen.getByRole('group', { name: /What is true now of: Pictures/ });
    expect(within(thing).getAllByRole('radio').some((one) => (one as HTMLInputElement).checked)).toBe(false);
    await save(user);
    expect(await screen.findByText(/Please say what is true now/)).toBeVisible();
    await user.click(within(thing).getByRole('radio', { name: 'No change' }));
    await save(user);
    await waitFor(() => expect(askedOf(ipc, 'log_call')).toEqual([{ ...base, outcome: 'reached_done' }]));
  });
});

describe('a line', () => {
  const LINE = 'MRI left shoulder, Dr Lee wants the pictures before April 15';
  const type = async (user: UserEvent): Promise<void> => {
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await user.type(await screen.findByRole('textbox', { name: 'Type one thing in one line' }), `${LINE}{Enter}`);
    await heading('Please look this over');
  };

  test('each word shows how it was read, and an unsure one says so in words', async () => {
    const { ipc, user } = await open();
    await type(user);
    expect(askedOf(ipc, 'read_line')).toEqual([{ text: LINE, fixes: [], replaces: [] }]);
    const words = within(screen.getByRole('list', { name: 'Your words, and how we read them' }));
    expect(words.getAllByRole('listitem')).toHaveLength(8);
    expect(words.getByRole('button', { name: 'MRI read as Scan' })).toBeVisible();
    expect(words.getByRole('button', { name: 'April 15 read as Thu, Apr 15, 2027 Please check' })).toBeVisible();
    expect(screen.getByText('Please check 2 words. Choose a word to set it right.')).toBeVisible();
  });

  test('a word that is set right reads the line again in the place of what was proposed', async () => {
    const { ipc, user } = await open();
    await type(user);
    const word = screen.getByRole('button', { name: /^Dr Lee/ });
    await user.click(word);
    await user.click(screen.getByRole('button', { name: 'Set it right' }));
    expect(await screen.findByText('Please fill this in.')).toBeVisible();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Who is it?' }), 'ortiz');
    await user.click(screen.getByRole('button', { name: 'Set it right' }));
    const replaces = ['pr-1', 'pr-2', 'pr-3', 'pr-4'];
    await waitFor(() => expect(askedOf(ipc, 'read_line').at(-1)).toEqual({ text: LINE, fixes: [{ start: 19, end: 25, reads: 'party', value: 'ortiz' }], replaces }));
    await waitFor(() => expect(screen.getByRole('button', { name: /^Dr Lee/ })).toHaveFocus());
    await user.click(screen.getByRole('button', { name: /^left shoulder/ }));
    await user.click(screen.getByRole('radio', { name: 'Just words' }));
    await user.click(screen.getByRole('button', { name: 'Set it right' }));
    await waitFor(() => expect((askedOf(ipc, 'read_line').at(-1) as { fixes: unknown[] }).fixes).toEqual([{ start: 19, end: 25, reads: 'party', value: 'ortiz' }, { start: 4, end: 17, reads: 'words', value: '' }]));
  });

  test('a half-typed line is kept, comes back, and is let go once it is read', async () => {
    const { ipc, user } = await open({ list_captures: async () => captures.halfMany.slice(2, 3) });
    await user.click(await screen.findByRole('button', { name: /^Go on/ }));
    const field = await screen.findByRole('textbox', { name: 'Type one thing in one line' });
    expect(field).toHaveValue('MRI left sh');
    await user.type(field, 'oulder');
    await waitFor(() => expect(lastKept(ipc)).toMatchObject({ id: 'line', kind: 'line', json: JSON.stringify({ text: 'MRI left shoulder' }) }));
    await user.type(field, '{Enter}');
    await waitFor(() => expect(askedOf(ipc, 'drop_capture')).toEqual([{ id: 'line' }]));
  });
});

describe('the small forms', () => {
  const choose = async (user: UserEvent, name: RegExp): Promise<void> => {
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await user.click(await screen.findByRole('button', { name }));
  };

  test('what one was told: who, and the words as they were given', async () => {
    const { ipc, user } = await open();
    await choose(user, /^What you were told/);
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findAllByText('Please fill this in.')).toHaveLength(2);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Who said it?' }), 'lee');
    await user.type(screen.getByRole('textbox', { name: 'What did they say? Word for word.' }), 'No lifting');
    await user.click(screen.getByRole('radio', { name: 'On the phone' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(askedOf(ipc, 'save_instruction')).toEqual([{ party: 'lee', words: 'No lifting', way: 'call', capture_id: 'instruction' }]));
    expect(await screen.findByText('What you were told is kept.')).toBeVisible();
  });

  test('a question goes to the next visit, or to the one who can answer it', async () => {
    const { ipc, user } = await open();
    await choose(user, /^A question/);
    await user.type(await screen.findByRole('textbox', { name: 'Your question' }), 'Can I drive?');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Who can answer it?' }), 'lee');
    await onward(user);
    await waitFor(() => expect(askedOf(ipc, 'save_question')).toEqual([{ text: 'Can I drive?', party: 'lee', capture_id: 'question' }]));
  });

  test('a note is kept as it is typed, and its saving can be undone from Today', async () => {
    const { ipc, user } = await open();
    await choose(user, /^A note/);
    await user.type(await screen.findByRole('textbox', { name: 'Your note' }), 'Parking');
    await waitFor(() => expect(lastKept(ipc)).toMatchObject({ id: 'note', kind: 'note', json: JSON.stringify({ text: 'Parking' }) }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'See Today' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(askedOf(ipc, 'undo')).toEqual([{ token: 'u-note' }]));
  });

  test('a call that no card asked for: whom first, then how it went', async () => {
    const { ipc, user } = await open();
    await choose(user, /^A call/);
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Who did you call?' }), 'ortiz');
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    await user.click(await screen.findByRole('radio', { name: 'I left a message' }));
    await user.click(screen.getByRole('button', { name: 'Save the call' }));
    await waitFor(() => expect(askedOf(ipc, 'log_call')).toEqual([{ party_id: 'ortiz', about: [], outcome: 'left_message', results: [], capture_id: 'call/ortiz' }]));
  });
});

test('half an answer is kept and not sent', () => {
  const asks = [{ field: 'start', shape: 'wall_time', word: '', is_needed: true, choices: [] }];
  expect(toRequest(asks, { start: '2027-06-01T' }, true)).toEqual({ start: '2027-06-01T' });
  expect(toRequest(asks, { start: '2027-06-01T' })).toEqual({});
  expect(areAnswered(asks, { start: '2027-06-01T' })).toBe(false);
  expect(areAnswered(asks, { start: '2027-06-01T09:30' })).toBe(true);
});
