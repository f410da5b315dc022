import { type Static, Type } from '@sinclair/typebox';
import {
  cueOfPieces,
  lastingCues,
  msOf,
  type TimedCue,
  type TimedPiece,
  type TimedText,
} from '../../core/formats/timed-text.js';
import { has, jsonFormat } from './json-format.js';
import { refuse } from './refuse.js';

/*
 * Readium's Guided Navigation (https://readium.org/guided-navigation/): a tree in which any object may have a text and
 * a clip of audio. An object with text and no clips below it is a phrase; clips below a phrase are its words.
 */

const Guided = Type.Recursive(
  (This) =>
    Type.Object({
      audioref: Type.Optional(Type.String()),
      role: Type.Optional(Type.Array(Type.String())),
      text: Type.Optional(
        Type.Union([
          Type.String(),
          Type.Object({ plain: Type.Optional(Type.String()), language: Type.Optional(Type.String()) }),
        ]),
      ),
      children: Type.Optional(Type.Array(This)),
    }),
  { $id: 'GuidedNavigationObject' },
);
type Guided = Static<typeof Guided>;

interface Clip {
  readonly audio: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** `a.mp3#t=1.5,3`, by Media Fragments 1.0 in seconds. */
function clipOf(audioref: string, name: string): Clip {
  const [, audio = '', start = '0', end] =
    /^([^#]+)#t=(?:npt:)?(\d+(?:\.\d+)?)?(?:,(\d+(?:\.\d+)?))?$/.exec(audioref) ?? [];
  if (!audio || end === undefined || Number(end) <= Number(start))
    throw refuse(name, `has an audioref without a beginning and an end: ${audioref}`);
  return { audio, startMs: msOf(Number(start)), endMs: msOf(Number(end)) };
}

const plainOf = ({ text }: Guided): string | undefined => (typeof text === 'string' ? text : text?.plain);
const wordsBelow = ({ children = [] }: Guided): readonly Guided[] =>
  children.length > 0 && children.every((child) => child.audioref !== undefined && plainOf(child))
    ? children
    : [];

const blockRoles: Readonly<Record<string, NonNullable<TimedCue['begins']>>> = {
  heading: { kind: 'heading', level: 2 },
  paragraph: { kind: 'paragraph' },
  listItem: { kind: 'list-item' },
  blockquote: { kind: 'quote' },
};

const beginsOf = ({ role = [] }: Guided): TimedCue['begins'] =>
  role.map((name) => (Object.hasOwn(blockRoles, name) ? blockRoles[name] : undefined)).find(Boolean);

export const guidedNavigation = jsonFormat(
  'guided-navigation',
  (value) => has(value, 'guided'),
  Type.Object({ guided: Type.Array(Guided) }),
  ({ guided }, name) => {
    const audios = new Set<string>();
    const cues: TimedCue[] = [];
    const visit = (object: Guided, around: TimedCue['begins']): void => {
      const begins = beginsOf(object) ?? around;
      const text = plainOf(object);
      const words = wordsBelow(object);
      if (text && (object.audioref !== undefined || words.length > 0)) {
        const clips = (words.length > 0 ? words : [object]).map((clip) => clipOf(clip.audioref ?? '', name));
        clips.forEach(({ audio }) => audios.add(audio));
        const pieces = clips.map((clip, i): TimedPiece => ({
          ...clip,
          text: ` ${plainOf(words[i] ?? object) ?? ''}`,
        }));
        const times = object.audioref === undefined ? {} : clipOf(object.audioref, name);
        const cue = cueOfPieces(words.length > 0 ? pieces : pieces.slice(0, 1), {
          ...times,
          ...(begins && { begins }),
        });
        if (cue) cues.push(words.length > 0 ? cue : { ...cue, words: [] });
        return;
      }
      object.children?.forEach((child, i) => {
        visit(child, i === 0 ? begins : undefined);
      });
    };
    for (const object of guided) visit(object, undefined);
    if (audios.size > 1)
      throw refuse(name, `speaks of ${audios.size} audio files`, 'Give a document with one audio file.');
    return { audio: [...audios][0], cues };
  },
);

function roleOf(begins: TimedCue['begins']): string {
  switch (begins?.kind) {
    case 'title':
    case 'heading':
      return 'heading';
    case 'quote':
      return 'blockquote';
    case 'list-item':
      return 'listItem';
    default:
      return 'paragraph';
  }
}

export function writeGuidedNavigation({ cues, audio, lang }: TimedText & { readonly audio: string }): string {
  const seconds = (ms: number): string => String(ms / 1000);
  const clip = (startMs: number, endMs: number): string =>
    `${audio.replace(/#.*/, '')}#t=${seconds(startMs)},${seconds(endMs)}`;
  const blocks: { readonly role: string[]; readonly children: object[] }[] = [];
  const hasBlocks = cues.some(({ begins }) => begins);
  for (const cue of lastingCues(cues)) {
    const open = blocks.at(-1);
    const language = cue.begins?.lang ?? lang;
    const object = {
      audioref: clip(cue.startMs, cue.endMs),
      text: { plain: cue.text, ...(language && { language }) },
    };
    if (open && hasBlocks && !cue.begins) open.children.push(object);
    else blocks.push({ role: [roleOf(cue.begins)], children: [object] });
  }
  return `${JSON.stringify({ guided: blocks }, null, 2)}\n`;
}
