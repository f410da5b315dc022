/** The primary subtag of a BCP 47 tag, lower case: `en` of `en-GB`. */
export function primaryLanguage(lang: string): string {
  const end = lang.indexOf('-');
  return (end < 0 ? lang : lang.slice(0, end)).toLowerCase();
}

const firstWindow = 4096;

/** Where Intl.Segmenter's segments begin, the first one included. A tag that is not valid counts as no language. */
export function* segmentStarts(
  text: string,
  lang: string,
  granularity: 'sentence' | 'word',
): Generator<number> {
  const segmenter = segmenterFor(lang, granularity);
  // V8 takes time with the square of the text's length (6.6 s for 240,000 characters), so it gets a window at a time.
  // The last segment of a window may go on, so the next window begins with it.
  let start = 0;
  let size = firstWindow;
  while (start < text.length) {
    const starts = Array.from(
      segmenter.segment(text.slice(start, start + size)),
      ({ index }) => start + index,
    );
    const isLast = start + size >= text.length;
    yield* isLast ? starts : starts.slice(0, -1);
    if (isLast) return;
    const next = starts.at(-1) ?? start;
    size = next === start ? size * 2 : firstWindow;
    start = next;
  }
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(lang: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  const key = `${granularity} ${lang}`;
  let segmenter = segmenters.get(key);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(isLanguageTag(lang) ? lang : 'und', { granularity });
    segmenters.set(key, segmenter);
  }
  return segmenter;
}

function isLanguageTag(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length === 1;
  } catch {
    return false;
  }
}
