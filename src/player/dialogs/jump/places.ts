import type { Narration } from '../../../core/narration/schema.js';
import { type Section, sectionOf, sectionsOf } from '../../../core/sections.js';
import { foldForSearch } from '../../../core/text/search.js';
import type { Timeline } from '../../../core/timeline.js';

/* Where a listener can jump to, and finding it by what they type. Knows no DOM. */

export interface Place {
  readonly text: string;
  /** BCP 47. */
  readonly lang: string;
  /** ms of the audio. */
  readonly startMs: number;
}
export interface HeadingPlace extends Place {
  /** 1–6 */
  readonly level: number;
}
/** Sentences that follow each other under one heading. */
export interface Group {
  /** Undefined before the first heading. */
  readonly heading: HeadingPlace | undefined;
  readonly sentences: readonly Place[];
}
export interface Found {
  readonly headings: readonly HeadingPlace[];
  readonly groups: readonly Group[];
  readonly count: number;
}

/** Finds what holds the typed text as it stands, but for capitals and accents; everything if nothing was typed. */
export type FindPlaces = (typed: string) => Found;

export function placesIn(narration: Narration, timeline: Timeline): FindPlaces {
  const langOf = (block: number): string => narration.blocks[block]?.lang ?? narration.lang;
  const sections = sectionsOf(narration, timeline);
  const headingOf = new Map<Section | undefined, HeadingPlace>(
    sections.map((section) => [
      section,
      { text: section.text, lang: langOf(section.block), startMs: section.startMs, level: section.level },
    ]),
  );
  const headings = folded([...headingOf.values()]);
  const sentences = folded(
    narration.blocks.flatMap(({ kind, text, sentences }, block) => {
      // A heading is a place as a whole.
      if (kind === 'title' || kind === 'heading') return [];
      const heading = headingOf.get(sectionOf(sections, Number(timeline.blockSentence[block])));
      return sentences.map(({ start, end, startMs }) => ({
        text: text.slice(start, end),
        lang: langOf(block),
        startMs,
        heading,
      }));
    }),
  );

  return (typed) => {
    const wanted = foldForSearch(typed);
    const hits = <P>(all: readonly Folded<P>[]): P[] =>
      all.filter((one) => one.folded.includes(wanted)).map(({ place }) => place);
    const found = { headings: hits(headings), sentences: hits(sentences) };
    return {
      headings: found.headings,
      groups: grouped(found.sentences),
      count: found.headings.length + found.sentences.length,
    };
  };
}

interface Folded<P> {
  readonly place: P;
  readonly folded: string;
}
const folded = <P extends Place>(places: readonly P[]): readonly Folded<P>[] =>
  places.map((place) => ({ place, folded: foldForSearch(place.text) }));

function grouped(
  sentences: readonly (Place & { readonly heading: HeadingPlace | undefined })[],
): readonly Group[] {
  const groups: { readonly heading: HeadingPlace | undefined; readonly sentences: Place[] }[] = [];
  for (const sentence of sentences) {
    const last = groups.at(-1);
    if (last && last.heading === sentence.heading) last.sentences.push(sentence);
    else groups.push({ heading: sentence.heading, sentences: [sentence] });
  }
  return groups;
}

/** The first `limit` of what was found, headings first. */
export function firstOf({ headings, groups, count }: Found, limit: number): Found {
  let left = limit - headings.length;
  const cut: Group[] = [];
  for (const { heading, sentences } of groups) {
    if (left <= 0) break;
    cut.push({ heading, sentences: sentences.slice(0, left) });
    left -= sentences.length;
  }
  return { headings: headings.slice(0, limit), groups: cut, count: Math.min(count, limit) };
}
