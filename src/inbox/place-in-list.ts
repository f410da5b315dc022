import type { Card } from '../core/inbox.js';

/** What the inbox shows, as its address says it. */
export interface Shown {
  readonly state: Card['state'];
  readonly order: 'newest' | 'most';
  /** The number of a card. */
  readonly card: string | undefined;
}

const states: readonly Card['state'][] = ['open', 'accepted', 'rejected'];

export function readAddress(search: string): Shown {
  const query = new URLSearchParams(search);
  const state = states.find((one) => one === query.get('state')) ?? 'open';
  return {
    state,
    order: query.get('order') === 'most' ? 'most' : 'newest',
    card: query.get('card') ?? undefined,
  };
}

/** What is as usual is left out. */
export function addressOf({ state, order, card }: Shown): string {
  const query = new URLSearchParams({
    ...(state === 'open' ? {} : { state }),
    ...(order === 'newest' ? {} : { order }),
    ...(card === undefined ? {} : { card }),
  }).toString();
  return query === '' ? '/inbox' : `/inbox?${query}`;
}

/** What follows a card in its list; the one before it where it is the last. */
export function neighbourOf(cards: readonly Card[], id: string): Card | undefined {
  const at = cards.findIndex((card) => card.id === id);
  return at < 0 ? cards[0] : (cards[at + 1] ?? cards[at - 1]);
}
