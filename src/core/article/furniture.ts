import type { Omission } from '../narration/schema.js';

/** What a page has around its article; `narrate` tells the kinds apart, a listener is told of all of them at once. */
export const furnitureKinds = [
  'title',
  'player',
  'disclosure',
  'byline',
  'author',
  'date',
  'source',
  'rights',
  'credit',
  'share',
  'advertisement',
  'teaser',
  'cookies',
  'subscription',
  'comments',
  'menu',
  'around',
  'heading',
] as const;

export type FurnitureKind = (typeof furnitureKinds)[number];

const isFurniture = (kind: string): boolean => (furnitureKinds as readonly string[]).includes(kind);

/** The omissions with all furniture as one, of kind `furniture`, where the first of it stood. */
export function withFurnitureAsOne(omitted: readonly Omission[]): Omission[] {
  const furniture = omitted.filter(({ kind }) => isFurniture(kind));
  const count = furniture.reduce((sum, omission) => sum + omission.count, 0);
  return omitted.flatMap((omission) => {
    if (!isFurniture(omission.kind)) return omission;
    return omission === furniture[0] ? { kind: 'furniture', reason: omission.reason, count } : [];
  });
}
