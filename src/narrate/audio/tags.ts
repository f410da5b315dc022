import id3 from 'node-id3';
import { pictureType, type Cover } from './cover.js';

export interface AudioTags {
  readonly title: string;
  readonly byline?: string | undefined;
  /** Of the article, an ISO 8601 calendar date. */
  readonly published?: string | undefined;
  /** BCP 47. */
  readonly lang: string;
  readonly voice: string;
  readonly digitalSourceType: string;
  /** That the voice is artificial. */
  readonly statement: string;
  readonly cover?: Cover | undefined;
  readonly lyrics: readonly Lyric[];
  readonly chapters: readonly Chapter[];
}

/** A sentence and when it begins. */
export interface Lyric {
  readonly text: string;
  readonly startMs: number;
  readonly endsBlock: boolean;
}

/** From one heading to the next. */
export interface Chapter {
  readonly title: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** ISO 639-2, which ID3 asks for, of the languages that voices commonly speak. */
const THREE_LETTERS: Readonly<Record<string, string>> = {
  ar: 'ara', bn: 'ben', cs: 'ces', da: 'dan', de: 'deu', el: 'ell', en: 'eng', es: 'spa', fa: 'fas', fi: 'fin', fr: 'fra',
  he: 'heb', hi: 'hin', hu: 'hun', it: 'ita', ja: 'jpn', ko: 'kor', nb: 'nob', nl: 'nld', pl: 'pol', pt: 'por', ro: 'ron',
  ru: 'rus', sv: 'swe', th: 'tha', tr: 'tur', uk: 'ukr', ur: 'urd', vi: 'vie', zh: 'zho',
};

/** CTOC counts its entries in one byte (ID3v2 chapter frame addendum §3.2). */
const MOST_CHAPTERS = 255;

/** The ID3v2.3 tag. It carries no date but the article’s own: the same article gives the same bytes. */
export function id3Tag(tags: AudioTags): Uint8Array {
  const { title, byline, published, lang, voice, digitalSourceType, statement, cover, chapters, lyrics } = tags;
  const language = THREE_LETTERS[lang.toLowerCase().split('-')[0] ?? ''] ?? 'und';
  const listed = chapters.slice(0, MOST_CHAPTERS).map(({ title: heading, startMs, endMs }, i) => ({
    elementID: `chapter-${i + 1}`,
    startTimeMs: startMs,
    endTimeMs: endMs,
    tags: { title: heading },
  }));
  return id3.create({
    title,
    ...(byline ? { artist: byline } : {}),
    // TYER and TDAT (ID3v2.3 §4.2.1), which is day and month.
    ...(published ? { year: published.slice(0, 4), date: published.slice(8) + published.slice(5, 7) } : {}),
    language,
    ...(cover
      ? {
          image: {
            mime: cover.mime,
            type: { id: id3.TagConstants.AttachedPicture.PictureType.FRONT_COVER },
            description: '',
            imageBuffer: Buffer.from(cover.bytes),
          },
        }
      : {}),
    unsynchronisedLyrics: { language, text: lyrics.map(({ text, endsBlock }) => text + (endsBlock ? '\n' : ' ')).join('').trimEnd() },
    synchronisedLyrics: [
      {
        language,
        timeStampFormat: id3.TagConstants.TimeStampFormat.MILLISECONDS,
        contentType: id3.TagConstants.SynchronisedLyrics.ContentType.LYRICS,
        shortText: '',
        // A line break begins a line (ID3v2.3 §4.10).
        synchronisedText: lyrics.map(({ text, startMs }, i) => ({ text: i === 0 ? text : `\n${text}`, timeStamp: startMs })),
      },
    ],
    comment: { language, text: `${statement} ${voice}` },
    userDefinedText: [
      { description: 'artificially-generated', value: statement },
      { description: 'digitalSourceType', value: digitalSourceType },
      { description: 'voice', value: voice },
    ],
    ...(listed.length > 0
      ? {
          chapter: listed,
          tableOfContents: [{ elementID: 'contents', isOrdered: true, elements: listed.map(({ elementID }) => elementID) }],
        }
      : {}),
  });
}

/** Makes a tag in vain, while there is nothing else to do: the first one loads encodings. */
export function warmUpTags(): void {
  const lyrics = [{ text: 'a', startMs: 0, endsBlock: true }];
  id3Tag({
    ...{ title: '', lang: 'en', voice: '', digitalSourceType: '', statement: '', lyrics },
    chapters: [{ title: '', startMs: 0, endMs: 1 }],
  });
}

/** The picture that a tag of ours shows. */
export function coverIn(mp3: Uint8Array): Cover | undefined {
  const { image } = id3.read(Buffer.from(mp3), { include: ['APIC'], noRaw: true });
  if (typeof image !== 'object') return undefined;
  const mime = pictureType(image.imageBuffer);
  return mime && { mime, bytes: image.imageBuffer };
}
