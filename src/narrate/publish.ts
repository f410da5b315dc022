import { disclosure } from '../core/disclosure.js';
import { writeWebVtt } from '../core/formats/webvtt.js';
import { readNarration } from '../core/narration/read.js';
import type { ArtificialVoice, AudioSource, Block, Narration } from '../core/narration/schema.js';
import { addressOf } from './address.js';
import type { Cover } from './audio/cover.js';
import { writeMp3, type WrittenAudio } from './audio/mp3-file.js';
import type { Part, ProducedAudio } from './audio/produce.js';
import { id3Tag } from './audio/tags.js';
import { withOpus } from './audio/with-opus.js';
import type { Article } from './extract/article.js';
import { writeTogether } from './files.js';
import type { MadeWith } from './made-with.js';
import { writeNarrationJson } from './narration-json.js';
import { sha256 } from './sha256.js';
import type { PlannedSoundtrack } from './soundtrack.js';
import { chaptersOf, lyricsOf } from './timing.js';
import { TOOL } from './version.js';
import type { VoiceDescription } from './voice/voice.js';

export const today = (): string => {
  // https://reproducible-builds.org/specs/source-date-epoch/
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  return new Date(epoch ? Number(epoch) * 1000 : Date.now()).toISOString().slice(0, 10);
};

/** What the files of one narration say. */
export interface Facts {
  readonly article: Article;
  readonly name: string;
  readonly revision: string;
  readonly lang: string;
  readonly voice: VoiceDescription;
  /** Those that speak passages of other languages. */
  readonly others: readonly VoiceDescription[];
  readonly blocks: Block[];
  readonly date: string;
  readonly cover: Cover | undefined;
  readonly music: PlannedSoundtrack;
  readonly settings: MadeWith;
}

/** Where they go. */
export interface NarrationFiles {
  readonly audio: string;
  readonly opus?: string;
  readonly json: string;
  readonly vtt: string;
}

/** Writes all files, the narration last. */
export function publish(
  facts: Facts,
  parts: readonly Part[],
  audio: ProducedAudio,
  files: NarrationFiles,
): Promise<Narration> {
  const { article, lang, blocks, cover } = facts;
  const statement = disclosure(lang);
  const duration = Math.round((audio.track.length * 1000) / audio.sampleRate);
  const tag = id3Tag({
    ...{ title: article.title, byline: article.byline, published: article.published, lang, statement, cover },
    voice: namesOf(facts),
    digitalSourceType: sourceTypeOf(facts),
    chapters: chaptersOf(blocks, duration),
    lyrics: lyricsOf(blocks),
  });
  return writeTogether(async (write) => {
    const source = (
      type: string,
      file: string,
      { bytes, sha256: checksum }: WrittenAudio,
      { loudness, truePeak }: Pick<ProducedAudio, 'loudness' | 'truePeak'>,
    ): AudioSource => ({
      src: `${addressOf(files.json, file)}?v=${checksum.slice(0, 16)}`,
      ...{ type, bytes, duration, sha256: checksum },
      ...{ loudness: rounded(loudness), truePeak: rounded(truePeak) },
    });
    const mp3 = await writeMp3(audio, tag, (data) => write(files.audio, data));
    const sources = [source('audio/mpeg', files.audio, mp3, audio)];
    if (files.opus !== undefined) {
      // Loaded when asked for.
      const { OPUS_TYPE, opusOf } = await withOpus(() => import('./audio/opus-track.js'));
      const opus = await opusOf(parts, audio, commentsOf(facts, statement));
      await write(files.opus, opus.bytes);
      const written = { bytes: opus.bytes.length, sha256: sha256(opus.bytes) };
      sources.push(source(OPUS_TYPE, files.opus, written, opus));
    }
    for (const { path, bytes } of facts.music.files) await write(path, bytes);
    const narration = narrationOf(facts, statement, sources);
    await write(files.vtt, writeWebVtt(narration));
    await write(files.json, writeNarrationJson(narration));
    return narration;
  });
}

/** Every voice that is heard, for people. */
const namesOf = ({ voice, others }: Facts): string =>
  [voice, ...others].map(({ name, engine }) => `${name}, ${engine.name} ${engine.version}`).join('; ');

const TRAINED = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

/** Of all that is heard: where one voice was trained on recordings, that is said. */
const sourceTypeOf = ({ voice, others }: Facts): string =>
  others.some(({ digitalSourceType }) => digitalSourceType === TRAINED) ? TRAINED : voice.digitalSourceType;

const describedVoice = ({ id, name, engine, lang }: VoiceDescription): ArtificialVoice => ({
  id,
  name,
  engine: engine.name,
  engineVersion: engine.version,
  lang,
});

/** Vorbis comments (RFC 7845 §5.2), with the names that the MP3's tag has. */
const commentsOf = (facts: Facts, statement: string): Record<string, string> => ({
  TITLE: facts.article.title,
  ...(facts.article.byline === undefined ? {} : { ARTIST: facts.article.byline }),
  ...(facts.article.published === undefined ? {} : { DATE: facts.article.published }),
  LANGUAGE: facts.lang,
  DESCRIPTION: statement,
  'ARTIFICIALLY-GENERATED': statement,
  DIGITALSOURCETYPE: sourceTypeOf(facts),
  VOICE: namesOf(facts),
});

function narrationOf(facts: Facts, statement: string, audio: AudioSource[]): Narration {
  const { article, name, revision, lang, voice, others, blocks, date, music, settings } = facts;
  const { title, byline, published, source, omitted, read } = article;
  return readNarration({
    ...{ version: 1, id: name, revision, lang, title },
    ...(byline === undefined ? {} : { byline }),
    ...(published === undefined ? {} : { published }),
    ...(source === undefined ? {} : { source }),
    audio,
    voice: describedVoice(voice),
    ...(others.length > 0 && { otherVoices: others.map(describedVoice) }),
    generated: {
      ...{ date, tool: TOOL, digitalSourceType: sourceTypeOf(facts), disclosure: statement },
      settings,
    },
    reviewed: null,
    blocks,
    omitted: [...omitted],
    ...(music.soundtrack && { soundtrack: music.soundtrack }),
    ...(read && { read: [...read] }),
  } satisfies Narration);
}

const rounded = (db: number): number => (Number.isFinite(db) ? Math.round(db * 100) / 100 : -120);
