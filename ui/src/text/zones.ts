// Time zones to choose from. The list is the system's own; names are IANA's, shown with their city in front.

/** The zone that this computer keeps. */
export const systemZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Zones most people here live in, first. */
const NEAR = [
  'America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix',
  'America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu', 'America/Puerto_Rico',
];

export const nearZones = (): string[] => NEAR;

export function otherZones(): string[] {
  const all = Intl.supportedValuesOf?.('timeZone') ?? [];
  return [...new Set([...all, systemZone()])].filter((zone) => !NEAR.includes(zone)).sort();
}

/** "New York (America)", with the zone's own name in the reader's language where the system knows one. */
export function zoneWords(zone: string, locale: string): string {
  const parts = zone.split('/');
  const city = (parts.at(-1) ?? zone).replaceAll('_', ' ');
  const name = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' })
    .formatToParts(0)
    .find((part) => part.type === 'timeZoneName')?.value;
  return name ? `${city} · ${name}` : city;
}
