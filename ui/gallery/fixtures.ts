// Made-up views for the gallery and the tests: Sally on Fri, Feb 5, 2027, as in the scenario of the same name.
import type {
  BoardRowView, BoardView, CallCardView, ChoiceView, FrameView, HitView, ItemView, LineView, NextStepView,
  PersonView, ProposalView, ReviewView, SavedView, StatusView, TodayView,
} from '../src/ipc/types';
import { field } from './record';

const choice = (code: string, word: string, ask_day: string | null = null): ChoiceView => ({ code, word, ask_day });
const status = (code: string, word: string, tone: string): StatusView => ({ code, word, tone });

export const sally: PersonView = { id: 'p-sally', name: 'Sally Moreno', initial: 'S', is_sample: false };
export const beth: PersonView = { id: 'p-beth', name: 'Beth Halvorsen', initial: 'B', is_sample: false };
const sample: PersonView = { id: 'p-sample', name: 'Sally Moreno', initial: 'S', is_sample: true };

export const SAFETY =
  'This app helps with visits, papers and calls. It does not give medical advice. If you think it may be an emergency, call 911 now. If you may hurt yourself or feel in crisis, call or text 988. For a new or worse problem, call your doctor’s office; after hours ask for the on-call line. Do not wait for a reminder. Do not change a medicine on your own.';

export const frame: FrameView = {
  state: 'open',
  people: [sally, beth],
  current: sally,
  locale: 'en-US',
  has_keychain: true,
  has_notifications: true,
  to_sort: 1,
  protection: 'Locked with this computer',
  failure: null,
  safety_text: SAFETY,
  version: '0.1.0',
};
export const firstDayFrame: FrameView = { ...frame, state: 'first_day', people: [], current: null, to_sort: 0, protection: 'No record yet' };
export const lockedFrame: FrameView = { ...frame, state: 'locked', people: [{ ...sally, name: null }, { ...beth, name: null }], current: { ...sally, name: null }, protection: 'Locked with a passphrase' };
export const brokenFrame: FrameView = {
  ...lockedFrame,
  state: 'broken',
  failure: { code: 'disk_full', what: 'There is no room left on this disk. Your record is safe, as it was before.', help: 'Make some room, then try again.' },
};
export const sampleFrame: FrameView = { ...frame, people: [sample], current: sample, protection: 'Locked with this computer' };
export const quietFrame: FrameView = { ...frame, has_notifications: false };

const later = [choice('later_today', 'Later today, 1:00 PM'), choice('tomorrow', 'Mon, Feb 8, 10:00 AM'), choice('next_week', 'Next Monday, Feb 15'), choice('date', 'Pick a day', 'Until which day?')];

const outcomes = [
  choice('reached_promised', 'They promised a day', 'Which day did they promise?'),
  choice('reached_done', 'We talked, and it is settled'),
  choice('left_message', 'I left a message'),
  choice('no_answer', 'Nobody answered'),
  choice('needs_info', 'They need something first'),
  choice('ask_other', 'They said to ask someone else'),
  choice('refused', 'They said no'),
  choice('wrong_number', 'Wrong number'),
];

export const resendCard: CallCardView = {
  id: 'C-RESEND',
  party_id: 'riverside',
  party: 'Riverside Imaging',
  phone: { shown: '(212) 555-0148 ext. 3', dial: '+12125550148;ext=3', hours: 'Open now, until 4:30 PM', is_open_now: true },
  say_first: '“I am Sally Moreno, born June 3, 1982. Dr. Lee does not have the pictures of my shoulder MRI from February 2. Can you check where they went?”',
  ask: ['Which fax or address was used?', 'Can you send it again today another way?', 'Can I have my own copy?'],
  write_down: ['What went wrong', 'New day', 'Number'],
  have_ready: [
    { label: 'Study', value: 'ACC-0202-118' },
    { label: 'Dr. Lee’s fax', value: '(212) 555-0177' },
  ],
  say_back: '“So you will send them by Monday to images@leeortho.example. Is that right?”',
  close: '“May I have your name? If they do not come, whom do I ask for?”',
  notes: [],
  about: ['NEED-2'],
  outcomes,
};

export const receiveCard: CallCardView = {
  ...resendCard,
  id: 'C-RECV',
  party_id: 'lee',
  party: 'Dr. Lee',
  phone: { shown: '(212) 555-0170', dial: '+12125550170', hours: 'Opens Mon, Feb 8, 8:30 AM (5:30 AM your time)', is_open_now: false },
  say_first: '“Can you check if the MRI report and the pictures from Riverside Imaging are in Sally Moreno’s chart?”',
  ask: ['Is it there?', 'For pictures: do they open?', 'If not, which address or fax should they use?'],
  notes: ['You are listed on the form signed on Jan 12. Say so first.'],
  about: ['NEED-2', 'NEED-3'],
};

export const nextStep: NextStepView = {
  item_id: 'NEED-2',
  rule: 'N-INF-04',
  title: 'Call Riverside Imaging. Ask them to send your pictures again.',
  body: 'Dr. Lee’s office looked and does not have them. They must be there, and open, before your visit.',
  safe_until: 'Tue, Apr 13',
  safe_until_on: '2027-04-13',
  to_spare: '42 work days to spare',
  good_time: 'A good time: until 3:30 PM',
  is_now: true,
  why: 'Dr. Lee’s office said today that the pictures did not come, and Riverside is open now.',
  card: resendCard,
  later,
  disputes: [],
};

export const couldDo: NextStepView = {
  ...nextStep,
  item_id: 'NEED-5',
  rule: 'N-REF-07',
  title: 'Ask Dr. Ortiz to renew your referral',
  body: 'It ends on Mon, Apr 12. Your visit is on Thu, Apr 15.',
  safe_until: 'Tue, Apr 6',
  safe_until_on: '2027-04-06',
  to_spare: '41 work days to spare',
  good_time: 'Best at Thu, Mar 25, 10:00 AM',
  is_now: false,
  why: 'A referral must cover the day of the visit. Asking from March 25 on gives the office time.',
  card: { ...resendCard, id: 'C-PCPREF', party_id: 'ortiz', party: 'Dr. Ortiz', phone: null, say_first: '“The referral to Dr. Lee needs a change.”', about: ['NEED-5'] },
};

export const selfTask: NextStepView = {
  ...nextStep,
  item_id: 'IMG-1',
  rule: 'N-IMG-03',
  title: 'Pack your card: where to send the pictures',
  body: 'Bring the card with Dr. Lee’s name, address, phone and fax. Ask for your own copy before you leave.',
  safe_until: 'Tue, Feb 2',
  safe_until_on: '2027-02-02',
  to_spare: null,
  good_time: null,
  card: null,
};

const reportCopyLine: LineView = { item_id: 'NEED-4', title: 'Report copy to Dr. Ortiz', detail: 'With Riverside since Tue, Feb 2', check: 'We check Thu, Feb 11' };
const soonerLine: LineView = { item_id: 'REF-1', title: 'A sooner date with Dr. Lee', detail: 'You are on the cancel list', check: 'We check Wed, Mar 10' };

export const today: TodayView = {
  greeting: 'Good morning, Sally.',
  summary: 'One thing needs you today. Everything else is with someone else.',
  next: nextStep,
  could_do: null,
  this_week: [{ item_id: 'NEED-5', title: 'Ask Dr. Ortiz to renew the referral', detail: 'Any day before Thu, Mar 25. It ends 3 days before your visit.', check: null }],
  waiting: [reportCopyLine, soonerLine],
  coming_up: [
    {
      item_id: 'VIS-1', day: '15', month: 'Apr', on: '2027-04-15', title: 'Dr. Lee, shoulder', detail: 'Thu 2:00 PM · 40 E 68th St', disputes: [],
      arrivals: [
        { item_id: 'NEED-3', text: 'MRI report is there', status: status('done', 'They have it', 'good') },
        { item_id: 'NEED-2', text: 'Pictures: not yet', status: status('at_risk', 'Not there yet', 'warn') },
        { item_id: 'NEED-5', text: 'New referral: not yet', status: status('ready', 'You can do this', 'act') },
      ],
    },
  ],
  while_away: null,
  asks: [],
  stopped: [],
  closing: 'Nothing else is due before Wed, Feb 10.',
  is_empty: false,
};

/** The question after two answers of "not needed", and a reminder that was stopped. */
export const askingToday: TodayView = {
  ...today,
  asks: [{ item_id: 'VIS-2', rule: 'N-APT-08', example: 'Would a sooner date with Dr. Lee help?' }],
  stopped: [{ item_id: 'IMG-2', rule: 'N-IMG-02', example: 'Choose who gets the pictures and the report.' }],
};

export const quietToday: TodayView = {
  ...today,
  summary: 'Nothing needs you now.',
  next: null,
  could_do: couldDo,
  this_week: [],
  waiting: [{ item_id: 'NEED-2', title: 'Pictures to Dr. Lee', detail: 'Riverside promised Mon, Feb 8', check: 'We check Tue, Feb 9' }, reportCopyLine, soonerLine],
  closing: 'Everything is with someone else. We check on Tue, Feb 9.',
};

export const emptyToday: TodayView = {
  greeting: 'Good morning, Sally.', summary: 'Your record is new and empty.', next: null, could_do: null, this_week: [], waiting: [], coming_up: [], while_away: null, asks: [], stopped: [],
  closing: '', is_empty: true,
};

export const crowdedToday: TodayView = {
  ...today,
  summary: 'One thing needs you today. Three more can wait until later this week.',
  next: { ...nextStep, safe_until: 'Mon, Feb 8', to_spare: '1 work day to spare', card: { ...receiveCard }, title: 'Call Dr. Lee’s office at Manhattan Orthopedics and Sports Medicine. Ask if the report and the pictures came.' },
  this_week: [
    { item_id: 'a', title: 'Ask SunCare if the therapy is approved', detail: 'Your plan wants to say yes first. Any day before Wed, Feb 10.', check: null },
    { item_id: 'b', title: 'Have blood drawn before the second scan', detail: 'The result takes two work days. Last safe day: Thu, Feb 11.', check: null },
    { item_id: 'c', title: 'Ask Dr. Ortiz to renew the referral', detail: 'Any day before Thu, Mar 25.', check: null },
  ],
  waiting: [1, 2, 3, 4, 5].map((n) => ({ item_id: `w${n}`, title: ['Report copy to Dr. Ortiz', 'A sooner date with Dr. Lee', 'Disc from Eastside Women’s Imaging Center', 'Approval for the second MRI', 'Release form from Riverside'][n - 1] ?? '', detail: `With the office since Tue, Feb ${n}`, check: `We check Thu, Feb ${10 + n}` })),
  coming_up: [today.coming_up[0]!, ...[1, 2, 3].map((n) => ({ item_id: `v${n}`, day: `${20 + n}`, month: 'Apr', on: `2027-04-2${n}`, title: ['Motion PT, first session', 'Dr. Abernathy-Okonkwo, heart check', 'Blood test'][n - 1] ?? '', detail: `Tue ${n + 8}:30 AM · 212 W 14th St, floor ${n}`, disputes: [], arrivals: n === 2 ? [{ item_id: 'x', text: 'Referral is there', status: status('done', 'They have it', 'good') }] : [] }))],
  while_away: {
    title: 'While you were away, from Jan 27 to Feb 5',
    lines: [
      { item_id: 'y', title: 'The approval for the MRI came', detail: 'Good until Mon, Mar 22', check: null },
      { item_id: 'z', title: 'A call to Motion PT was due on Mon, Feb 1', detail: 'It can still be made. Nothing is lost.', check: null },
    ],
  },
};

const handOff = [
  choice('need.received', 'They have it, and it opens'),
  choice('need.requested', 'Asked for, with a day', 'Which day did they promise?'),
  choice('need.failed', 'It did not come'),
  choice('need.in_hand', 'I have a copy'),
  choice('need.waived', 'Not needed'),
];

const row = (over: Partial<BoardRowView>): BoardRowView => ({
  item_id: 'NEED-2', what: 'Pictures, shoulder MRI', from: 'Riverside Imaging', to: 'Dr. Lee', is_copy: false, needed_by: 'Tue, Apr 13', needed_by_on: '2027-04-13',
  status: status('at_risk', 'Not there yet', 'warn'), ball_with: 'You', next_check: 'Today', next_check_on: '2027-02-05', to_spare: '42 work days to spare', actions: handOff, disputes: [], ...over,
});

export const board: BoardView = {
  rows: [
    row({}),
    row({ item_id: 'NEED-5', what: 'Renewed referral', from: 'Dr. Ortiz', status: status('ready', 'You can do this', 'act'), next_check: 'Thu, Mar 25', next_check_on: '2027-03-25', to_spare: '41 work days to spare' }),
    row({ item_id: 'NEED-4', what: 'MRI report', to: 'Dr. Ortiz', is_copy: true, needed_by: 'No date', needed_by_on: null, status: status('waiting', 'Waiting', 'wait'), ball_with: 'Dr. Ortiz', next_check: 'Thu, Feb 11', next_check_on: '2027-02-11', to_spare: null }),
  ],
  finished: [row({ item_id: 'NEED-3', what: 'MRI report', status: status('done', 'They have it', 'good'), ball_with: '', next_check: 'Arrived Fri, Feb 5', next_check_on: null, to_spare: null, actions: [] })],
  by_office: [
    { title: 'Everything Dr. Lee still needs', item_ids: ['NEED-2', 'NEED-5'] },
    { title: 'Everything Dr. Ortiz still needs', item_ids: ['NEED-4'] },
  ],
};

export const crowdedBoard: BoardView = {
  rows: Array.from({ length: 14 }, (_, n) =>
    row({
      item_id: `row-${n}`,
      what: ['Pictures, shoulder MRI', 'Operative report from the first surgery', 'Renewed referral', 'Pathology slides', 'Medicine list'][n % 5] ?? '',
      from: ['Riverside Imaging', 'Eastside Women’s Imaging Center', 'Dr. Ortiz'][n % 3] ?? '',
      to: ['Dr. Lee', 'Dr. Abernathy-Okonkwo', 'Motion PT'][n % 3] ?? '',
      status: [status('late', 'Past its safe day', 'warn'), status('at_risk', 'Not there yet', 'warn'), status('waiting', 'Waiting', 'wait'), status('ready', 'You can do this', 'act'), status('blocked', 'Needs a signed form', 'wait'), status('in_hand', 'You have a copy', 'good'), status('conflict', 'Two answers', 'warn'), status('unknown', 'Please say', 'quiet')][n % 8]!,
      is_copy: n % 4 === 3,
    }),
  ),
  finished: Array.from({ length: 9 }, (_, n) => row({ item_id: `fin-${n}`, status: status('done', 'They have it', 'good'), ball_with: '', next_check: `Arrived Fri, Jan ${n + 8}`, to_spare: null, actions: [] })),
  by_office: [],
};
export const emptyBoard: BoardView = { rows: [], finished: [], by_office: [] };

export const item: ItemView = {
  id: 'NEED-2', kind: 'need', kind_word: 'On its way', title: 'Pictures, shoulder MRI, to Dr. Lee', status: status('at_risk', 'Not there yet', 'warn'),
  why: 'Dr. Lee’s office looked on Fri, Feb 5 and does not have them. The visit on Thu, Apr 15 needs them by Tue, Apr 13.',
  slack_bd: 42, safe_until_on: '2027-04-13', blocked_by: [],
  facts: [{ label: 'From', value: 'Riverside Imaging' }, { label: 'To', value: 'Dr. Lee' }, { label: 'Study', value: 'ACC-0202-118' }, { label: 'Needed by', value: 'Tue, Apr 13' }],
  source: 'order-lee.pdf, page 1',
  history: [
    { when: 'Feb 5, 10:08 AM', who: 'Sally', what: 'Dr. Lee’s office looked: not there' },
    { when: 'Feb 2, 11:20 AM', who: 'Sally', what: 'Riverside said: sent by link, there by Thu, Feb 4' },
    { when: 'Jan 22, 10:30 AM', who: 'Sally', what: 'Dr. Lee needs them for the visit' },
  ],
  actions: handOff,
  card: resendCard,
  fields: [
    field({ name: 'from', label: 'From', shape: 'party', shown: 'Riverside Imaging', source: 'order-lee.pdf, page 1' }),
    field({ name: 'to', label: 'To', shape: 'party', shown: 'Dr. Lee' }),
    field({ name: 'number', label: 'Study', shape: 'code', shown: 'ACC-0202-118' }),
    field({ name: 'needed_by', label: 'Needed by', shape: 'day', shown: 'Tue, Apr 13', source: 'a call' }),
  ],
  linked: [],
  files: [],
  banner: null,
  is_binned: false,
};
export const itemOf = (id: string): ItemView =>
  id === 'NEED-3' ? { ...item, id, title: 'MRI report, to Dr. Lee', status: status('waiting', 'Waiting', 'wait'), card: null }
  : id === 'IMG-1' ? { ...item, id, title: 'Shoulder MRI', kind_word: 'Scan', actions: [choice('done', 'The card is packed'), choice('not_needed', 'Not needed')], card: null }
  : { ...item, id };

export const hits: HitView[] = [
  { id: 'NEED-2', kind: 'hand_off', kind_word: 'On its way', title: 'Pictures, shoulder MRI, to Dr. Lee', snippet: '…needs the \u0002pictures\u0003 of the left shoulder by Tue, Apr 13…', source: 'order-lee.pdf, page 1', matched: 'exact' },
  { id: 'IMG-1', kind: 'imaging', kind_word: 'Scan', title: 'MRI left shoulder', snippet: 'Riverside Imaging, Tue, Feb 2. \u0002Pictures\u0003 to Dr. Lee, report to Dr. Ortiz', source: 'mychart-export.json, ServiceRequest 14', matched: 'exact' },
  { id: 'DOC-9', kind: 'document', kind_word: 'Letter', title: 'How to send us \u2018outside\u2019 pictures', snippet: '…please bring \u0002pictures\u0003 on a disc or ask for a link…', source: null, matched: 'exact' },
];

export const closeHits: HitView[] = hits.slice(0, 2).map((hit) => ({ ...hit, matched: 'typo' }));
export const manyHits: HitView[] = Array.from({ length: 40 }, (_, n) => ({
  ...hits[n % 3]!, id: `many-${n}`, title: `${hits[n % 3]!.title} ${n + 1}`, matched: n > 33 ? 'typo' : 'prefix',
  kind: ['hand_off', 'imaging', 'document', 'visit', 'party'][n % 5]!, kind_word: ['On its way', 'Scan', 'Letter', 'Visit', 'Office'][n % 5]!,
}));

const proposal = (over: Partial<ProposalView>): ProposalView => ({
  id: 'pr-1', kind: 'imaging', kind_word: 'Scan', summary: 'MRI of the left shoulder', state: 'new',
  readings: [{ label: 'Test', value: 'MRI', is_unsure: false }, { label: 'Body part', value: 'Left shoulder', is_unsure: false }],
  source_file: null, source_place: 'What you typed', source_text: 'MRI left shoulder', question: null, is_certain: false, is_suggested: true, beside: null, ...over,
});

const nothingElse = { unsorted: [], unfinished: null };
export const savedPaper: SavedView = { id: 'paper-1', text: '“Scan letter” is kept as a paper.', token: 'u-9', problems: [] };
export const lineReview: ReviewView = {
  ...nothingElse,
  files: [],
  unchanged: 0,
  proposals: [
    proposal({}),
    proposal({ id: 'pr-2', kind: 'hand_off', kind_word: 'On its way', summary: 'Pictures to Dr. Lee', readings: [{ label: 'To', value: 'Dr. Lee', is_unsure: false }, { label: 'Needed by', value: 'Thu, Apr 15, 2027', is_unsure: true }], source_text: 'Dr Lee wants the pictures before April 15' }),
    proposal({ id: 'pr-3', kind: 'hand_off', kind_word: 'On its way', summary: 'Report to Dr. Lee', readings: [{ label: 'To', value: 'Dr. Lee', is_unsure: false }, { label: 'Needed by', value: 'Thu, Apr 15, 2027', is_unsure: true }], source_text: 'before April 15' }),
    proposal({ id: 'pr-4', kind: 'visit', kind_word: 'Visit', summary: 'Visit with Dr. Lee on Thu, Apr 15, 2027', readings: [{ label: 'Day', value: 'Thu, Apr 15, 2027', is_unsure: true }], source_text: 'April 15', question: 'Is Thu, Apr 15 a visit with Dr. Lee?', is_suggested: false }),
  ],
};

export const importReview: ReviewView = {
  ...nothingElse,
  files: [
    { name: 'mychart-export.json', kind: 'Health record (FHIR R4)', sha256: 'ab', found: [{ word: 'Visits', count: 312 }, { word: 'Medicines', count: 24 }, { word: 'Scans', count: 6 }, { word: 'Care team', count: 11 }], not_used: [{ word: 'Lab values', count: 1480 }, { word: 'Claims', count: 312 }], problems: [{ place: 'Encounter 88', why: 'The end is before the start. The start was used.' }], is_known: false, is_kept_unread: false },
    { name: 'spring.ics', kind: 'Calendar', sha256: 'cd', found: [], not_used: [], problems: [], is_known: true, is_kept_unread: false },
    { name: 'scan-letter.heic', kind: 'Not known', sha256: 'ef', found: [], not_used: [], problems: [{ place: 'Whole file', why: 'Pictures of letters cannot be read yet.' }], is_known: false, is_kept_unread: true },
  ],
  unchanged: 18,
  proposals: [
    ...Array.from({ length: 312 }, (_, n) => proposal({ id: `v-${n}`, kind: 'visit', kind_word: 'Visits', summary: `Visit with Dr. Ortiz on ${['Mon, Jan 4', 'Tue, Mar 9', 'Fri, Jul 2'][n % 3]}, ${2026 - Math.floor(n / 20)}`, readings: [{ label: 'Reason', value: 'Check-up', is_unsure: false }], source_place: `mychart-export.json, Encounter ${n + 1}`, source_text: null, is_certain: true })),
    ...Array.from({ length: 24 }, (_, n) => proposal({ id: `m-${n}`, kind: 'medicine', kind_word: 'Medicines', summary: `Medicine ${n + 1}, as listed`, readings: n < 2 ? [{ label: 'Last filled', value: 'Mar 2, 2024', is_unsure: true }] : [], source_place: `mychart-export.json, MedicationRequest ${n + 1}`, source_text: null, state: n === 0 ? 'changed' : 'new', is_suggested: n !== 1 })),
    ...Array.from({ length: 6 }, (_, n) => proposal({ id: `i-${n}`, kind: 'imaging', kind_word: 'Scans', summary: `Scan ${n + 1}`, source_place: `mychart-export.json, ImagingStudy ${n + 1}`, source_text: null, is_certain: true })),
  ],
};
export const emptyReview: ReviewView = { ...nothingElse, files: [], unchanged: 0, proposals: [] };
export const sortReview: ReviewView = {
  ...lineReview,
  proposals: [
    ...lineReview.proposals,
    proposal({ id: 'pr-9', kind: 'visit', kind_word: 'Visit', summary: 'Visit with R. Lee, MD on Thu, Apr 15, 2027', state: 'unsure', is_suggested: false, beside: { id: 'vis-1', text: 'Is this the same as Visit with Dr. Lee, Thu, Apr 15, 2027?', asks: true, changes: [] } }),
    proposal({ id: 'pr-10', kind: 'visit', kind_word: 'Visit', summary: 'Visit with Dr. Ruiz on Tue, Apr 20, 2027', state: 'changed', beside: { id: 'vis-2', text: 'This moves a visit that you have: Visit with Dr. Ruiz.', asks: false, changes: [] } }),
  ],
  unsorted: [
    { sha256: 'aa', name: 'scan-letter.heic', kind: 'Picture', received: 'Mon, Jan 11, 2027, 9:04 AM', why: ['We do not know this kind of file yet.'] },
    { sha256: 'bb', name: 'a very long name of a file that a portal made up by itself 2027-01-11T09_04_22 (1) (copy).pdf', kind: 'PDF', received: 'Mon, Jan 11, 2027, 9:05 AM', why: [] },
  ],
  unfinished: { id: 'er-1', text: 'Bringing in stopped after 12 of 80 files. What came in is safe.', begun: 'Mon, Jan 11, 2027, 8:55 AM', paths: ['/media/sally/DISC'] },
};

export const recoveryWords = 'harbor violet candle orbit meadow velvet anchor saddle ripple copper lantern maple breeze pepper island cotton marble willow garden silver summer tunnel fabric oxygen'.split(' ');
