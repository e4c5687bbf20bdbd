// How each kind of thing shows itself: its shape, what stands large, and how. Fields that are not named here follow below.
import Activity from '@lucide/svelte/icons/activity';
import ArrowLeftRight from '@lucide/svelte/icons/arrow-left-right';
import CalendarCheck from '@lucide/svelte/icons/calendar-check';
import CalendarPlus from '@lucide/svelte/icons/calendar-plus';
import CircleQuestionMark from '@lucide/svelte/icons/circle-question-mark';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import Disc3 from '@lucide/svelte/icons/disc-3';
import FileText from '@lucide/svelte/icons/file-text';
import FolderKey from '@lucide/svelte/icons/folder-key';
import House from '@lucide/svelte/icons/house';
import IdCard from '@lucide/svelte/icons/id-card';
import MessageSquareQuote from '@lucide/svelte/icons/message-square-quote';
import Pill from '@lucide/svelte/icons/pill';
import Repeat from '@lucide/svelte/icons/repeat';
import Scan from '@lucide/svelte/icons/scan';
import Send from '@lucide/svelte/icons/send';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import Split from '@lucide/svelte/icons/split';
import Square from '@lucide/svelte/icons/square';
import SquareCheckBig from '@lucide/svelte/icons/square-check-big';
import Stethoscope from '@lucide/svelte/icons/stethoscope';
import StickyNote from '@lucide/svelte/icons/sticky-note';
import Syringe from '@lucide/svelte/icons/syringe';
import TestTube from '@lucide/svelte/icons/test-tube';
import Umbrella from '@lucide/svelte/icons/umbrella';
import Users from '@lucide/svelte/icons/users';
import Wrench from '@lucide/svelte/icons/wrench';

export interface Face {
  Shape: typeof Pill;
  /** `facts`: a few large facts · `words`: somebody's words · `sides`: two sides, none before the other · `card`: a card to hold up. */
  look: 'facts' | 'words' | 'sides' | 'card';
  /** Registers that stand large, in order. */
  lead: string[];
}

const face = (Shape: typeof Pill, look: Face['look'], ...lead: string[]): Face => ({ Shape, look, lead });

export const FACES: Record<string, Face> = {
  referral: face(Send, 'facts', 'to', 'valid_to', 'number'),
  visit: face(Stethoscope, 'facts', 'slot', 'party', 'bring'),
  imaging: face(Scan, 'facts', 'slot', 'party', 'body_part'),
  study: face(Disc3, 'facts', 'performed', 'party', 'accession'),
  procedure: face(Syringe, 'facts', 'slot', 'party', 'prep'),
  clearance: face(ClipboardCheck, 'facts', 'slot', 'party', 'due'),
  pa: face(ShieldCheck, 'facts', 'number', 'window', 'decision_due'),
  lab: face(TestTube, 'facts', 'slot', 'party', 'due'),
  need: face(ArrowLeftRight, 'facts', 'from', 'to', 'needed_by'),
  medicine: face(Pill, 'facts', 'directions', 'run_out', 'pharmacy'),
  medstep: face(Pill, 'words', 'words', 'day', 'medicine'),
  medlist: face(Split, 'sides', 'a', 'b'),
  therapy: face(Activity, 'facts', 'party', 'visits_left', 'auth'),
  equipment: face(Wrench, 'facts', 'party', 'delivered', 'start'),
  coverage: face(IdCard, 'card', 'plan_name', 'member_number', 'group_number', 'payer'),
  insurance: face(Umbrella, 'facts', 'decide_by', 'plan', 'start'),
  check: face(Repeat, 'facts', 'due', 'party', 'every_months'),
  second_opinion: face(Users, 'facts', 'party', 'due', 'wants'),
  discharge: face(House, 'facts', 'discharged', 'party', 'pending'),
  conflict: face(Split, 'sides', 'a', 'b'),
  instruction: face(MessageSquareQuote, 'words', 'words', 'party', 'said_on'),
  question: face(CircleQuestionMark, 'words', 'text', 'answer'),
  note: face(StickyNote, 'words', 'text'),
  document: face(FileText, 'facts', 'author', 'dated', 'about'),
  access: face(FolderKey, 'facts', 'from', 'filed', 'due'),
  offer: face(CalendarPlus, 'facts', 'slot', 'reply_by', 'visit'),
  rebook: face(CalendarCheck, 'facts', 'for', 'party'),
  task: face(SquareCheckBig, 'facts', 'due', 'party', 'for'),
};

/** A kind from a newer version shows its fields plainly. */
export const faceOf = (kind: string): Face => FACES[kind] ?? face(Square, 'facts');

/** For a list of kinds to choose from. */
export const shapeOf = (kind: string): typeof Pill => (kind === 'party' || kind === 'person' || kind === 'member' ? Users : faceOf(kind).Shape);
