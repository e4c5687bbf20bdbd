// Times of day as people write them: "2 pm", "14:30", "9:05 a. m.". The ledger keeps `HH:MM`.

/** `HH:MM`, or `null` when no time of day can be read from it. */
export function readClock(text: string): string | null {
  const found = text.trim().toLowerCase().match(/^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(a|p)?\.?\s*(?:m\.?)?$/);
  if (!found) return null;
  const [, hourText = '', minuteText = '00', half] = found;
  const typed = Number(hourText);
  const minute = Number(minuteText);
  if (minute > 59 || (half ? typed < 1 || typed > 12 : typed > 23)) return null;
  const hour = half === 'p' ? (typed % 12) + 12 : half === 'a' ? typed % 12 : typed;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** "2:30 PM" in the reader's language; what cannot be read stays as it is. */
export function sayClock(clock: string, locale: string): string {
  const found = clock.match(/^(\d{2}):(\d{2})$/);
  if (!found) return clock;
  const moment = Date.UTC(2000, 0, 1, Number(found[1]), Number(found[2]));
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(moment).replaceAll('\u202f', ' ');
}
