const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `website` is a field that people do not see. What fills it in is answered like any other, and kept apart. */
export function withoutTrap(body: unknown): { readonly body: unknown; readonly isTrapped: boolean } {
  if (!isRecord(body) || !Object.hasOwn(body, 'website')) return { body, isTrapped: false };
  const { website, ...rest } = body;
  return { body: rest, isTrapped: website !== '' };
}

const NUMBERS = ['block', 'sentence', 'timeMs'];
const PLACE = new Set([...NUMBERS, 'word', 'text']);

/** A form's flat fields as a report, still to be checked: those of the place in their own object, empty ones left out. */
export function reportOfForm(body: unknown): unknown {
  if (!isRecord(body)) return body;
  const filled = Object.entries(body).filter(([, value]) => value !== '');
  const place = filled
    .filter(([name]) => PLACE.has(name))
    .map(([name, value]) => [
      name,
      NUMBERS.includes(name) && typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
    ]);
  return {
    ...Object.fromEntries(filled.filter(([name]) => !PLACE.has(name))),
    ...(place.length > 0 ? { place: Object.fromEntries(place) as unknown } : {}),
  };
}
