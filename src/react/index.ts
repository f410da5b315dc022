import { createComponent, type EventName } from '@lit/react';
import type * as React from 'react';
import * as react from 'react';
import { AudioArticle as Player } from '../player/audio-article.js';
import { AudioArticleControls as Controls } from '../player/audio-article-controls.js';
import { AudioArticleDisclosure as Disclosure } from '../player/audio-article-disclosure.js';
import { AudioArticleProgress as Progress } from '../player/audio-article-progress.js';
import '../player/define.js';
import '../player/define-controls.js';
import '../player/define-disclosure.js';
import '../player/define-progress.js';
import '../player/define-transcript.js';
import type {
  FeedbackSent,
  PositionRestore,
  SentenceChange,
  SettingsChange,
  TextChange,
  WordChange,
} from '../player/events.js';
import { AudioArticleTranscript as Transcript } from '../player/transcript.js';
import type { Triggered } from '../player/trigger.js';

/*
 * audio-article/react: the elements as React's components. Properties are properties, events are props that begin with
 * `on`, and a ref is the element itself.
 */

/**
 * The types are written out here: those of `@lit/react` would have to be installed, too.
 * `Own`: what can be set on the element and is not HTML's own.
 */
type Component<E extends HTMLElement, Own extends keyof E, Props = object> = React.ForwardRefExoticComponent<
  Omit<React.HTMLAttributes<E>, keyof Props | Own> &
    Partial<Props> &
    Partial<Pick<E, Own>> &
    React.RefAttributes<E>
>;

type OfPlayer =
  | 'src'
  | 'for'
  | 'feedback'
  | 'uiLang'
  | 'bare'
  | 'positionStore'
  | 'currentTime'
  | 'playbackRate'
  | 'defaultPlaybackRate'
  | 'preservesPitch'
  | 'volume'
  | 'muted'
  | 'loop';

type Listener<Detail> = (event: CustomEvent<Detail>) => void;

/** Events of HTMLMediaElement, called as React calls them. */
const ofMedia = [
  'onPlay',
  'onPlaying',
  'onPause',
  'onTimeUpdate',
  'onSeeking',
  'onSeeked',
  'onRateChange',
  'onVolumeChange',
  'onWaiting',
  'onEnded',
  'onError',
  'onEmptied',
  'onLoadStart',
  'onProgress',
  'onStalled',
  'onLoadedData',
  'onCanPlay',
  'onCanPlayThrough',
  'onLoadedMetadata',
  'onDurationChange',
] as const;
type OfMedia = (typeof ofMedia)[number];

/** What `<AudioArticle>` tells. */
export interface AudioArticleEvents extends Readonly<Record<OfMedia, Listener<Triggered>>> {
  readonly onWordChange: Listener<WordChange>;
  readonly onSentenceChange: Listener<SentenceChange>;
  readonly onSentenceLoopChange: Listener<Triggered>;
  readonly onTextChange: Listener<TextChange>;
  readonly onPositionRestore: Listener<PositionRestore>;
  readonly onSettingsChange: Listener<SettingsChange>;
  readonly onFeedbackSent: Listener<FeedbackSent>;
}

/** Attributes of `<AudioArticle>` that are no properties; what they mean stands in docs/element.md. */
export interface AudioArticleAttributes {
  readonly mini: 'off';
  readonly bar: string;
  readonly statistics: string;
}

const ofOurs = [
  'onWordChange',
  'onSentenceChange',
  'onSentenceLoopChange',
  'onTextChange',
  'onPositionRestore',
  'onSettingsChange',
  'onFeedbackSent',
] satisfies Exclude<keyof AudioArticleEvents, OfMedia>[];

/** Of each prop, the event's own name. */
const events = Object.fromEntries(
  [...ofOurs, ...ofMedia].map((prop) => [prop, prop.slice(2).toLowerCase() as EventName]),
);

export const AudioArticle = createComponent({
  react,
  tagName: 'audio-article',
  elementClass: Player,
  events,
  displayName: 'AudioArticle',
}) as Component<Player, OfPlayer, AudioArticleEvents & AudioArticleAttributes>;

export const AudioArticleControls = createComponent({
  react,
  tagName: 'audio-article-controls',
  elementClass: Controls,
  displayName: 'AudioArticleControls',
}) as Component<Controls, 'for'>;

export const AudioArticleDisclosure = createComponent({
  react,
  tagName: 'audio-article-disclosure',
  elementClass: Disclosure,
  displayName: 'AudioArticleDisclosure',
}) as Component<Disclosure, 'for'>;

export const AudioArticleProgress = createComponent({
  react,
  tagName: 'audio-article-progress',
  elementClass: Progress,
  displayName: 'AudioArticleProgress',
}) as Component<Progress, 'for'>;

export const AudioArticleTranscript = createComponent({
  react,
  tagName: 'audio-article-transcript',
  elementClass: Transcript,
  events: { onReady: 'audio-article-transcript-ready' },
  displayName: 'AudioArticleTranscript',
}) as Component<Transcript, 'src' | 'for' | 'headingLevel', { readonly onReady: (event: Event) => void }>;
