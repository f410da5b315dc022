import type { ActionName } from '../action-strings.js';

/** What a listener, or else the publisher, can bring into the bar. */
export const barItems = ['sentences', 'loop', 'jump', 'where', 'selection', 'text', 'mute'] as const;
export type BarItem = (typeof barItems)[number];

export const isBarItem = (name: unknown): name is BarItem => barItems.includes(name as BarItem);

export type BarButton = Extract<
  ActionName,
  'previous' | 'repeat' | 'next' | 'loop' | 'jump' | 'where' | 'selection' | 'text' | 'mute'
>;

/** In the order of the bar, whatever the order of the words in the attribute. */
export const buttonsOf = (items: readonly BarItem[]): readonly BarButton[] =>
  barItems
    .filter((item) => items.includes(item))
    .flatMap((item) => (item === 'sentences' ? (['previous', 'repeat', 'next'] as const) : [item]));

/**
 * @param chosen by the listener; null: nothing yet, and the publisher's `bar` attribute counts
 * @param attribute words, parted by spaces; others than `barItems` mean nothing
 */
export const itemsOf = (chosen: readonly BarItem[] | null, attribute: string | null): readonly BarItem[] =>
  chosen ?? (attribute ?? '').split(/\s+/).filter(isBarItem);
