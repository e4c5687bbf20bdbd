// Presses and types by name, for the gallery and for the tests of its states.
export function named(wanted: string): HTMLElement | undefined {
  const words = (element: Element): string => (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
  const all = [...document.querySelectorAll<HTMLElement>('button, [role=option], label:has(input[type=radio]), label:has(input[type=checkbox]), summary')];
  const over = all.filter((one) => one.closest('[role=dialog]'));
  const among = over.length > 0 ? over : all;
  return among.find((one) => words(one) === wanted) ?? among.find((one) => words(one).startsWith(wanted));
}

const TEXT = 'input:not([type=radio]):not([type=checkbox]), textarea';
type TextField = HTMLInputElement | HTMLTextAreaElement;

/** The field that has the focus, else the first one of what lies on top. */
export function field(): TextField | null {
  const now = document.activeElement;
  if (now?.matches(TEXT)) return now as TextField;
  return document.querySelector<TextField>(`[role=dialog] :is(${TEXT})`) ?? document.querySelector<TextField>(`main :is(${TEXT})`);
}
