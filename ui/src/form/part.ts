// What every part of a form is given, and how a value is taken apart without trusting its form.
import type { FieldView, Value } from '../ipc/types';

export interface PartProps {
  field: FieldView;
  value: Value;
  /** Id of the control, or the stem of the ids of several. */
  id: string;
  /** Ids of what is said beside the field: help, problem. */
  describedby: string | undefined;
  is_wrong: boolean;
  onchange: (value: Value) => void;
}

export const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
export const listOf = (value: Value | undefined): Value[] => (Array.isArray(value) ? value : []);
export const partsOf = (value: Value | undefined): { [part: string]: Value } =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};

/** An empty list is nothing known. */
export const orNothing = (list: Value[]): Value => (list.length > 0 ? list : null);

/** Both say the same. Parts may stand in any order. */
export function isSame(one: Value | undefined, other: Value | undefined): boolean {
  const a = one ?? null;
  const b = other ?? null;
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object' || Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return left.length === right.size && left.every(([name, part]) => right.has(name) && isSame(part as Value, right.get(name) as Value));
}

/** Shapes whose part is one control, so that its name can be a plain label. */
const SINGLE = new Set(['text', 'long_text', 'phone', 'code', 'number', 'party', 'item']);
/** Shapes whose part says its own name. */
const OWN_NAME = new Set(['flag', 'day', 'maybe', 'permission']);

export function frameOf(field: FieldView): 'label' | 'group' | 'none' {
  if (OWN_NAME.has(field.shape)) return 'none';
  if (field.shape === 'choice') return isLong(field) ? 'label' : 'none';
  if (SINGLE.has(field.shape)) return 'label';
  return 'group';
}

/** More choices than can stand side by side. */
export const isLong = (field: FieldView): boolean => field.choices.length > 5;
