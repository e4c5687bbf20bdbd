// Made-up views of the record's screens: forms with every part, kinds opened, places, steps, the bin, files.
import type { RecordIpc } from '../src/ipc/record';
import type {
  BinnedView, ChoiceOptionView, ConflictView, DisputeView, FieldHistoryView, FieldView, FileView, FormView, ItemView, KindView,
  MergeView, PlaceView, RecordGroupView, RecordsView, RivalView, SavedView, StepView,
} from '../src/ipc/types';

type Item = Omit<ItemView, 'card' | 'actions' | 'history' | 'facts' | 'blocked_by' | 'slack_bd' | 'safe_until_on' | 'source'> & Partial<ItemView>;
const plain = { slack_bd: null, safe_until_on: null, blocked_by: [], facts: [], source: null, history: [], actions: [], card: null };

export const field = (over: Partial<FieldView> & Pick<FieldView, 'name' | 'label' | 'shape'>): FieldView => ({
  help: null, value: null, shown: null, choices: [], is_asked: false, source: null, rivals: [], must_settle: false, ...over,
});
const option = (code: string, label: string): ChoiceOptionView => ({ code, label });
const rival = (value: RivalView['value'], shown: string, who: string, device: string, when: string, is_shown = false): RivalView => ({ value, shown, who, device, when, is_shown });

export const parties = [option('lee', 'Dr. Lee'), option('ortiz', 'Dr. Ortiz'), option('riverside', 'Riverside Imaging'), option('night', 'Núñez Pharmacy')];
export const phoneRivals = [rival('(212) 555-0170', '(212) 555-0170', 'Sally', 'this computer', 'Feb 5, 10:08 AM', true), rival('(212) 555-0177', '(212) 555-0177', 'Maya', 'Maya’s laptop', 'Feb 5, 10:11 AM')];

export const dispute: DisputeView = { field: 'phone', label: 'Phone', must_settle: true, rivals: phoneRivals };

export const kinds: KindView[] = [
  ['visit', 'Visit', 'Somebody sees you, here or by video.', 'Visits and tests'],
  ['imaging', 'Scan', 'An MRI, CT, X-ray or mammogram.', 'Visits and tests'],
  ['lab', 'Blood test', 'A test of blood or other.', 'Visits and tests'],
  ['procedure', 'Procedure or surgery', 'With steps to get ready.', 'Visits and tests'],
  ['check', 'Check after treatment', 'One of a row of checks.', 'Visits and tests'],
  ['referral', 'Referral', 'Your doctor sends you to another one.', 'Papers and okays'],
  ['need', 'Paper or pictures to hand over', 'It has to get to an office.', 'Papers and okays'],
  ['pa', 'Okay from the plan', 'The plan must say yes first.', 'Papers and okays'],
  ['coverage', 'Insurance card', 'Plan, numbers, dates.', 'Papers and okays'],
  ['medicine', 'Medicine', 'What you take, and until when it lasts.', 'At home'],
  ['equipment', 'Device for home', 'A CPAP, a walker, a bed.', 'At home'],
  ['instruction', 'What somebody said', 'Who said what to do, and when.', 'Words'],
  ['question', 'Question for a visit', 'So that it is not forgotten.', 'Words'],
  ['note', 'Note', 'Your own words.', 'Words'],
  ['task', 'Task', 'Something else to do.', 'Words'],
].map(([kind = '', word = '', hint = '', group = '']) => ({ kind, word, hint, group }));

const visitFields: FieldView[] = [
  field({ name: 'what', label: 'What it is about', shape: 'text', is_asked: true, help: 'In your own words.' }),
  field({ name: 'party', label: 'With', shape: 'party', is_asked: true, choices: parties }),
  field({ name: 'slot', label: 'When and where', shape: 'slot', is_asked: true, help: 'Leave the time empty if you only know the day.' }),
  field({ name: 'virtual', label: 'By phone or video', shape: 'flag', is_asked: true }),
  field({ name: 'bring', label: 'What to bring', shape: 'lines', is_asked: true }),
  field({ name: 'confirm_by', label: 'Confirm by', shape: 'day' }),
  field({ name: 'referral', label: 'Referral', shape: 'item', choices: [option('REF-1', 'Referral to Dr. Lee'), option('REF-2', 'Referral to Motion PT')] }),
  field({ name: 'travel_minutes', label: 'Minutes to get there', shape: 'number' }),
  field({ name: 'outcome', label: 'How it ended', shape: 'choice', choices: [option('done', 'It took place'), option('missed', 'It did not take place'), option('cancelled', 'It was called off')] }),
];
export const blankVisit: FormView = { id: null, kind: 'visit', word: 'Visit', fields: visitFields };

/** One field of every shape, half of them filled. */
export const everyPart: FormView = {
  id: 'ALL-1', kind: 'procedure', word: 'Procedure or surgery',
  fields: [
    field({ name: 'what', label: 'What it is about', shape: 'text', is_asked: true, value: 'Colonoscopy', shown: 'Colonoscopy', source: 'prep-sheet.pdf, page 1' }),
    field({ name: 'phone', label: 'Phone', shape: 'phone', is_asked: true, value: '(212) 555-0170', shown: '(212) 555-0170', rivals: phoneRivals, must_settle: true }),
    field({ name: 'slot', label: 'When and where', shape: 'slot', is_asked: true, value: { start: '2027-04-15T14:00', end: '2027-04-15T14:40', tz: 'America/New_York', place: '40 E 68th St' }, shown: 'Thu, Apr 15, 2:00 PM' }),
    field({ name: 'party', label: 'Where', shape: 'party', is_asked: true, value: 'riverside', shown: 'Riverside Imaging', choices: parties }),
    field({ name: 'sedation', label: 'You get medicine that makes you sleepy', shape: 'flag', is_asked: true, value: true, shown: 'Yes' }),
    field({ name: 'contrast', label: 'With contrast', shape: 'maybe', is_asked: true }),
    field({ name: 'state', label: 'Stands at', shape: 'choice', is_asked: true, value: 'needed', shown: 'Needed', choices: [option('needed', 'Needed'), option('done', 'Done')] }),
    field({ name: 'role', label: 'Role', shape: 'choice', is_asked: true, choices: ['Main doctor', 'Specialist', 'Scan center', 'Hospital', 'Lab', 'Drug store', 'Plan'].map((word) => option(word.toLowerCase(), word)) }),
    field({ name: 'due', label: 'Due', shape: 'day', is_asked: true, value: '2027-04-13', shown: 'Tue, Apr 13' }),
    field({ name: 'prep', label: 'Steps to get ready', shape: 'prep', is_asked: true, value: [{ hours: 24, step: 'Only clear drinks' }, { hours: 4, step: 'Nothing to drink' }], shown: '2 steps' }),
    field({ name: 'number', label: 'Number', shape: 'code', value: 'ACC-0202-118', shown: 'ACC-0202-118' }),
    field({ name: 'notes', label: 'Notes', shape: 'long_text', value: 'Ring the bell at the side door.', shown: 'Ring the bell at the side door.' }),
    field({ name: 'visits_left', label: 'Visits left', shape: 'number', value: 6, shown: '6' }),
    field({ name: 'window', label: 'Approved for', shape: 'day_range', value: ['2027-03-01', '2027-05-30'], shown: 'Mon, Mar 1 – Sun, May 30' }),
    field({ name: 'decide_by', label: 'Answer needed by', shape: 'wall_time', value: '2027-04-13T09:00', shown: 'Tue, Apr 13, 9:00 AM' }),
    field({ name: 'care_team', label: 'Care team', shape: 'parties', value: ['lee', 'ortiz'], shown: 'Dr. Lee, Dr. Ortiz', choices: parties }),
    field({ name: 'for', label: 'Needed for', shape: 'item', value: 'VISIT-1', shown: 'Visit with Dr. Lee', choices: [option('VISIT-1', 'Visit with Dr. Lee'), option('IMG-1', 'Shoulder MRI')] }),
    field({ name: 'names', label: 'About', shape: 'items', choices: [option('VISIT-1', 'Visit with Dr. Lee')] }),
    field({ name: 'bring', label: 'What to bring', shape: 'lines', value: ['Insurance card', 'List of medicines'], shown: 'Insurance card, List of medicines' }),
  ],
};

const placeFields = (over: Partial<FieldView> = {}): FieldView[] => [
  field({ name: 'name', label: 'Name', shape: 'text', is_asked: true, value: 'Dr. Lee', shown: 'Dr. Lee' }),
  field({ name: 'role', label: 'Role', shape: 'choice', is_asked: true, value: 'specialist', shown: 'Specialist', choices: [option('pcp', 'Main doctor'), option('specialist', 'Specialist'), option('facility', 'Scan center'), option('hospital', 'Hospital'), option('lab', 'Lab'), option('pharmacy', 'Drug store'), option('plan', 'Plan'), option('helper', 'Helper')] }),
  field({ name: 'phone', label: 'Phone', shape: 'phone', is_asked: true, value: '(212) 555-0170', shown: '(212) 555-0170', rivals: phoneRivals, must_settle: true, ...over }),
  field({ name: 'fax', label: 'Fax', shape: 'phone', is_asked: true }),
  field({ name: 'address', label: 'Address', shape: 'text', is_asked: true, value: '40 E 68th St', shown: '40 E 68th St' }),
  field({ name: 'days', label: 'Open on', shape: 'weekdays', is_asked: true, value: ['mon', 'tue', 'wed', 'thu', 'fri'], shown: 'Mon to Fri', choices: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((word) => option(word.slice(0, 3).toLowerCase(), word)) }),
  field({ name: 'hours', label: 'Hours', shape: 'hours', is_asked: true, value: ['08:30', '16:30'], shown: '8:30 AM to 4:30 PM' }),
  field({ name: 'breaks', label: 'Nobody answers', shape: 'spans', is_asked: true, value: [['12:00', '13:00']], shown: '12:00 PM to 1:00 PM' }),
  field({ name: 'calendar', label: 'Closed days', shape: 'choice', value: 'US-MED-7', shown: 'Seven main holidays', choices: [option('US-MED-7', 'Seven main holidays'), option('none', 'None')] }),
  field({ name: 'tz', label: 'Time zone', shape: 'choice', choices: [option('America/New_York', 'New York'), option('America/Chicago', 'Chicago')] }),
  field({ name: 'turnaround', label: 'How long they take', shape: 'turnaround', value: { images: 3 }, shown: 'Pictures: 3 work days', choices: [option('images', 'Pictures'), option('report', 'Report')] }),
  field({ name: 'permission:maya', label: 'May tell Maya', shape: 'permission', value: { kind: 'form', signed_on: '2027-01-12' }, shown: 'With a signed form', choices: [option('none', 'Nothing'), option('verbal', 'If you said so on the phone'), option('form', 'With a signed form'), option('legal', 'She decides for you by law')] }),
  field({ name: 'checked_on', label: 'Last checked', shape: 'day', value: '2027-02-05', shown: 'Fri, Feb 5' }),
];
export const placeForm: FormView = { id: 'lee', kind: 'party', word: 'Person or place', fields: placeFields() };
export const blankPlace: FormView = { id: null, kind: 'party', word: 'Person or place', fields: placeFields({ rivals: [], must_settle: false }).map((one) => ({ ...one, value: null, shown: null })) };

const place = (over: Partial<PlaceView>): PlaceView => ({
  id: 'lee', kind: 'party', name: 'Dr. Lee', role: 'specialist', role_word: 'Specialist',
  phone: { shown: '(212) 555-0170', dial: '+12125550170', hours: 'Open now, until 4:30 PM', is_open_now: true },
  hours_now: 'Open now, until 4:30 PM', is_open_now: true, uses: 6, checked: 'Checked Fri, Feb 5', permission: null, ...over,
});
export const places: PlaceView[] = [
  place({}),
  place({ id: 'lee-2', name: 'Lee, Dr. Susan', uses: 1, checked: null, phone: null, hours_now: 'Opens Mon, Feb 8, 8:30 AM', is_open_now: false }),
  place({ id: 'ortiz', name: 'Dr. Ortiz', role: 'pcp', role_word: 'Main doctor', permission: 'May talk to Maya' }),
  place({ id: 'riverside', name: 'Riverside Imaging', role: 'facility', role_word: 'Scan center', uses: 4, is_open_now: false, hours_now: 'Opens Mon, Feb 8, 7:00 AM (4:00 AM your time)' }),
  place({ id: 'night', name: 'Núñez Pharmacy', role: 'pharmacy', role_word: 'Drug store', uses: 0, checked: null }),
  place({ id: 'maya', kind: 'member', name: 'Maya', role: '', role_word: 'Helper', phone: null, hours_now: '', is_open_now: false, checked: null, uses: 2 }),
];
export const crowdedPlaces: PlaceView[] = Array.from({ length: 60 }, (_, n) => place({ id: `pl-${n}`, name: ['Dr. Abernathy-Okonkwo', 'Eastside Women’s Imaging Center for Breast Care', 'مستشفى السلام', 'Motion PT'][n % 4] + ` ${n}`, role_word: ['Specialist', 'Scan center', 'Hospital', 'Clinic'][n % 4] ?? '', uses: n }));

export const merged: MergeView = {
  keep: 'Dr. Lee', fold: 'Lee, Dr. Susan', items_moved: 1, warnings: ['The two phone numbers differ. Look at a letter before you choose.'],
  fields: [
    { field: 'name', label: 'Name', keep_value: 'Dr. Lee', fold_value: 'Lee, Dr. Susan', result: 'Dr. Lee', differs: true },
    { field: 'phone', label: 'Phone', keep_value: '(212) 555-0170', fold_value: '(212) 555-0199', result: '(212) 555-0170', differs: true },
    { field: 'fax', label: 'Fax', keep_value: '', fold_value: '(212) 555-0177', result: '(212) 555-0177', differs: false },
  ],
};

const done = { code: 'done', word: 'Done', tone: 'good' };
const ready = { code: 'ready', word: 'You can do this', tone: 'act' };
const group = (kind: string, word: string, count: number, titles: string[]): RecordGroupView => ({
  kind, word, count, rows: titles.map((title, n) => ({ id: `${kind}-${n}`, title, detail: ['Thu, Apr 15, 2:00 PM', 'Riverside Imaging', ''][n % 3] ?? '', status: n % 2 ? done : ready })),
});
export const records: RecordsView = {
  groups: [
    group('visit', 'Visits', 3, ['Visit with Dr. Lee', 'Visit with Dr. Ortiz', 'Motion PT, first visit']),
    group('imaging', 'Scans', 1, ['MRI left shoulder']),
    group('need', 'Papers and pictures to hand over', 4, ['Pictures, shoulder MRI, to Dr. Lee', 'MRI report, to Dr. Lee', 'Report copy to Dr. Ortiz', 'Renewed referral']),
    group('medicine', 'Medicines', 2, ['Naproxen', 'Lisinopril']),
    group('coverage', 'Insurance cards', 1, ['Blue Plan Silver']),
    group('note', 'Notes', 1, ['The side door is open after five']),
  ],
};
export const crowdedRecords: RecordsView = {
  groups: kinds.map(({ kind, word }) => group(kind, `${word}s`, 312, Array.from({ length: 8 }, (_, n) => `${word} number ${n + 1} with a long headline that goes on and on at Eastside Women’s Imaging Center`))),
};
const allOf = (kind: string | null): RecordsView => {
  const found = records.groups.find((one) => one.kind === kind);
  return kind === null ? records : { groups: found ? [found] : [] };
};

export const history: FieldHistoryView[] = [
  { field: 'slot', label: 'When', steps: [
    { shown: 'Thu, Apr 15, 2:00 PM', who: 'Sally', device: 'this computer', when: 'Jan 22, 10:30 AM', from: 'a call', is_current: true },
    { shown: 'Tue, May 4, 9:00 AM', who: 'Maya', device: 'Maya’s laptop', when: 'Jan 20, 4:12 PM', from: 'order-lee.pdf, page 1', is_current: false },
  ] },
];

const linked = [
  { id: 'IMG-1', kind: 'imaging', kind_word: 'Scan', title: 'MRI left shoulder', relation: 'Needed for it', status: done, is_binned: false },
  { id: 'REF-1', kind: 'referral', kind_word: 'Referral', title: 'Referral to Dr. Lee', relation: 'Referral', status: ready, is_binned: false },
  { id: 'TASK-9', kind: 'task', kind_word: 'Task', title: 'Ask for a parking pass', relation: 'Belongs to it', status: ready, is_binned: true },
];
const files = [
  { sha256: 'ab12', name: 'order-lee.pdf', kind: 'PDF', received: 'Jan 20, 4:12 PM', is_source: true },
  { sha256: 'cd34', name: 'map.png', kind: 'Picture', received: 'Feb 1, 9:00 AM', is_source: false },
  { sha256: 'ef56', name: 'old-letter.txt', kind: 'Text', received: '', is_source: false },
];
const item = (over: Partial<Item>): ItemView => ({
  ...plain, id: 'VISIT-1', kind: 'visit', kind_word: 'Visit', title: 'Visit with Dr. Lee', status: { code: 'scheduled', word: 'Booked', tone: 'good' },
  why: 'The visit is booked for Thu, Apr 15.', fields: [], linked: [], files: [], banner: null, is_binned: false, ...over,
});

export const visit = item({
  fields: [
    field({ name: 'slot', label: 'When', shape: 'slot', shown: 'Thu, Apr 15, 2:00 PM, 40 E 68th St', source: 'order-lee.pdf, page 1' }),
    field({ name: 'party', label: 'With', shape: 'party', shown: 'Dr. Lee' }),
    field({ name: 'bring', label: 'What to bring', shape: 'lines', shown: 'Insurance card\nPictures on disc' }),
    field({ name: 'confirm_by', label: 'Confirm by', shape: 'day', shown: 'Tue, Apr 13', source: 'a call' }),
    field({ name: 'phone', label: 'Phone', shape: 'phone', shown: '(212) 555-0170', rivals: phoneRivals, must_settle: true }),
    field({ name: 'number', label: 'Number', shape: 'code', shown: 'R-2291' }),
  ],
  linked, files,
  history: [{ when: 'Jan 22, 10:30 AM', who: 'Sally', what: 'Booked for Thu, Apr 15' }],
  actions: [{ code: 'visit.confirmed', word: 'They confirmed it', ask_day: null }],
});
export const opened: Record<string, ItemView> = {
  visit,
  coverage: item({ id: 'COV-1', kind: 'coverage', kind_word: 'Insurance card', title: 'Blue Plan Silver', why: 'It is your plan since Jan 1.', fields: [
    field({ name: 'plan_name', label: 'Plan', shape: 'text', shown: 'Blue Plan Silver' }), field({ name: 'member_number', label: 'Member number', shape: 'code', shown: 'XQZ 8812 4410' }),
    field({ name: 'group_number', label: 'Group', shape: 'code', shown: '77-120' }), field({ name: 'payer', label: 'Plan office', shape: 'party', shown: 'Blue Plan' }), field({ name: 'start', label: 'Since', shape: 'day', shown: 'Fri, Jan 1' }),
  ] }),
  conflict: item({ id: 'CON-1', kind: 'conflict', kind_word: 'Two instructions', title: 'When to stop the blood thinner', status: { code: 'conflict', word: 'Two answers', tone: 'warn' }, why: 'Two offices said different things. One doctor has to say which counts.', fields: [
    field({ name: 'a', label: 'Dr. Lee’s office, Feb 3', shape: 'text', shown: 'Stop it 5 days before.' }), field({ name: 'b', label: 'Dr. Ortiz, Feb 4', shape: 'text', shown: 'Do not stop it.' }), field({ name: 'decide_by', label: 'Answer needed by', shape: 'wall_time', shown: 'Thu, Apr 8' }),
  ] }),
  instruction: item({ id: 'INS-1', kind: 'instruction', kind_word: 'What somebody said', title: 'No lifting', why: 'It counts until somebody says otherwise.', fields: [
    field({ name: 'words', label: 'Words', shape: 'long_text', shown: '“Do not lift more than a full cup\nuntil I see you again.”' }), field({ name: 'party', label: 'Said by', shape: 'party', shown: 'Dr. Lee' }), field({ name: 'said_on', label: 'On', shape: 'day', shown: 'Mon, Feb 1' }),
  ] }),
  newer: item({ id: 'NEW-1', kind: 'hologram', kind_word: 'From a newer version', title: 'Something newer', status: { code: 'unknown', word: 'Please say', tone: 'quiet' }, why: 'A newer version wrote this. It is kept as it is.', fields: [field({ name: 'x', label: 'x', shape: 'text', shown: 'kept as it is' })] }),
  binned: { ...visit, banner: { code: 'binned', words: 'This lies in the bin for 12 more days.', can_restore: true }, is_binned: true, actions: [] },
  together: { ...visit, banner: { code: 'edited_together', words: 'Sally moved it while Maya called it off. Look at both.', can_restore: false } },
};

export const bin: BinnedView[] = [
  { id: 'TASK-9', kind: 'task', kind_word: 'Task', title: 'Ask for a parking pass', binned_on: 'Fri, Feb 5', who: 'Sally', days_left: 30, merged_into: null, note: null },
  { id: 'lee-2', kind: 'party', kind_word: 'Person or place', title: 'Lee, Dr. Susan', binned_on: 'Mon, Jan 11', who: 'Maya', days_left: 2, merged_into: option('lee', 'Dr. Lee'), note: 'Ben changed it on Jan 12, perhaps without knowing.' },
];
export const steps: StepView[] = [
  { token: 's-3', when: 'Feb 5, 10:08 AM', who: 'Sally', device: 'this computer', what: 'Logged a call to Riverside Imaging', can_undo: true, why_not: null },
  { token: 's-2', when: 'Feb 5, 9:50 AM', who: 'Maya', device: 'Maya’s laptop', what: 'Changed the phone of Dr. Lee', can_undo: false, why_not: 'Something newer stands on it. Change it by hand.' },
  { token: 's-1', when: 'Feb 1, 9:00 AM', who: 'Sally', device: 'this computer', what: 'Put 24 things from mychart-export.json in the record', can_undo: true, why_not: null },
];
export const crowdedSteps: StepView[] = Array.from({ length: 130 }, (_, n) => ({ ...steps[n % 3]!, token: `s-${n}` }));
export const conflicts: ConflictView[] = [
  { entity: 'lee', title: 'Dr. Lee', kind_word: 'Person or place', field: 'phone', label: 'Phone', rivals: phoneRivals, must_settle: true },
  { entity: 'NOTE-1', title: 'The side door', kind_word: 'Note', field: 'text', label: 'Words', must_settle: false, rivals: [
    rival('after five', 'It is open after five', 'Sally', 'this computer', 'Feb 2, 8:00 AM', true), rival('after six', 'It is open after six', 'Maya', 'Maya’s laptop', 'Feb 2, 8:01 AM'), rival('never', 'Ring the bell', 'Ben', 'Ben’s phone', 'Feb 2, 8:01 AM'),
  ] },
];

export const textFile: FileView = {
  sha256: 'ef56', name: 'old-letter.txt', code: 'text', kind: 'Text', media: '', size_bytes: 2140, received: 'Feb 1, 9:00 AM',
  text: [{ place: '', text: 'Dear Ms. Moreno,\n\nplease bring <b>all pictures</b> to your visit.\n\n<script>alert(1)</script>\nDr. Lee' }], is_cut: false, bytes_base64: null, items: [option('VISIT-1', 'Visit with Dr. Lee')],
};
export const pdfFile: FileView = { ...textFile, sha256: 'ab12', name: 'order-lee.pdf', code: 'pdf', kind: 'PDF', media: 'application/pdf', size_bytes: 214_000, bytes_base64: 'JVBERi0xLjQ=', text: [{ place: 'page 1', text: 'MRI left shoulder without contrast.' }, { place: 'page 2', text: 'Pictures to Dr. Lee before April 15.' }], is_cut: true };
export const pictureFile: FileView = {
  ...textFile, sha256: 'cd34', name: 'map.png', code: 'image', kind: 'Picture', media: 'image/png', text: [], size_bytes: 3_400_000,
  bytes_base64: 'iVBORw0KGgoAAAANSUhEUgAAAEAAAAAoCAIAAADBrGu+AAAAVUlEQVR42u3XsQkAIAwEQHvXE5zfBXQFF4hVGsWDL7/IVU/KWDNMbT3Mbf0CAAAAAJACvHLoqQ8AAAAAkANYYgAAAAD/gCUGAAAA8A9YYgAAAIAvARtUXUUAMIAzZwAAAABJRU5ErkJggg==',
};
export const unreadFile: FileView = { ...pdfFile, name: 'scan.heic', code: 'unknown', kind: 'Unknown format', media: '', text: [], is_cut: false, bytes_base64: null };

const saved = (text: string, token: string | null) => async ({ id, entity }: { id?: string; entity?: string }): Promise<SavedView> => ({ id: id ?? entity ?? null, text, token, problems: [] });
const noted = saved('Noted.', 'u-9');

/** What the window answers when nothing else is said. */
export const recordAnswers: RecordIpc = {
  list_kinds: async () => kinds,
  list_records: async ({ kind }) => allOf(kind),
  blank_form: async ({ kind }) => ({ ...blankVisit, kind, word: kinds.find((one) => one.kind === kind)?.word ?? kind }),
  edit_form: async ({ id }) => ({ ...everyPart, id }),
  save_item: async ({ id }) => ({ id: id ?? 'NEW-7', text: 'Saved.', token: 'u-7', problems: [] }),
  field_history: async () => history,
  discard_entity: saved('Moved to the bin.', 'u-10'),
  restore_entity: saved('Brought back.', 'u-11'),
  list_bin: async () => bin,
  list_steps: async () => steps,
  undo_step: async () => ({ text: 'Undone.', undo: null }),
  list_conflicts: async () => conflicts,
  settle_conflict: noted,
  list_places: async () => places,
  place_form: async ({ id }) => (id ? { ...placeForm, id } : blankPlace),
  save_place: async ({ id }) => ({ id: id ?? 'new-place', text: 'Saved.', token: 'u-8', problems: [] }),
  check_place: saved('Checked today.', 'u-14'),
  discard_place: saved('Moved to the bin.', 'u-12'),
  merge_preview: async () => merged,
  merge: async ({ keep }) => ({ id: keep, text: 'They are one now.', token: 'u-13', problems: [] }),
  link_file: noted,
  unlink_file: noted,
  open_file: async ({ sha256 }) => [textFile, pdfFile, pictureFile].find((one) => one.sha256 === sha256) ?? textFile,
};
