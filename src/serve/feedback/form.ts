const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What came with a report and is none of it. */
export interface Sent {
  readonly body: unknown;
  /** `website` is a field that people do not see. What fills it in is answered like any other, and kept apart. */
  readonly isTrapped: boolean;
  /** When the form was opened (time-token.ts). */
  readonly token: unknown;
  /** Work that was done for it (core/proof-of-work.ts). */
  readonly proof: unknown;
}

const ASIDE = new Set(['website', 'token', 'proof']);

export function takenApart(body: unknown): Sent {
  if (!isRecord(body)) return { body, isTrapped: false, token: undefined, proof: undefined };
  const own = (name: string): unknown => (Object.hasOwn(body, name) ? body[name] : undefined);
  const [website, token, proof] = [own('website'), own('token'), own('proof')];
  const rest = Object.fromEntries(Object.entries(body).filter(([name]) => !ASIDE.has(name)));
  return { body: rest, isTrapped: website !== undefined && website !== '', token, proof };
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
