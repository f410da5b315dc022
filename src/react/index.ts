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
import type { MediaEvent, OwnEventMap } from '../player/events.js';
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

/** Events of HTMLMediaElement, called as React calls them. */
const ofMedia = {
  play: 'onPlay',
  playing: 'onPlaying',
  pause: 'onPause',
  timeupdate: 'onTimeUpdate',
  seeking: 'onSeeking',
  seeked: 'onSeeked',
  ratechange: 'onRateChange',
  volumechange: 'onVolumeChange',
  waiting: 'onWaiting',
  ended: 'onEnded',
  error: 'onError',
  emptied: 'onEmptied',
  loadstart: 'onLoadStart',
  progress: 'onProgress',
  stalled: 'onStalled',
  loadeddata: 'onLoadedData',
  canplay: 'onCanPlay',
  canplaythrough: 'onCanPlayThrough',
  loadedmetadata: 'onLoadedMetadata',
  durationchange: 'onDurationChange',
} as const satisfies Readonly<Record<MediaEvent, `on${string}`>>;

const ofOurs = {
  wordchange: 'onWordChange',
  sentencechange: 'onSentenceChange',
  sentenceloopchange: 'onSentenceLoopChange',
  textchange: 'onTextChange',
  positionrestore: 'onPositionRestore',
  settingschange: 'onSettingsChange',
  feedbacksent: 'onFeedbackSent',
} as const satisfies Readonly<Record<keyof OwnEventMap, `on${string}`>>;

/** What `<AudioArticle>` tells. */
export type AudioArticleEvents = {
  readonly [Event in MediaEvent as (typeof ofMedia)[Event]]: (event: CustomEvent<Triggered>) => void;
} & {
  readonly [Event in keyof OwnEventMap as (typeof ofOurs)[Event]]: (event: OwnEventMap[Event]) => void;
};

/** Attributes of `<AudioArticle>` that are no properties; what they mean stands in docs/element.md. */
export interface AudioArticleAttributes {
  readonly mini: 'off';
  readonly bar: string;
  readonly statistics: string;
}

/** Of each prop, the event's own name. */
const events = Object.fromEntries(
  Object.entries({ ...ofOurs, ...ofMedia }).map(([name, prop]) => [prop, name as EventName]),
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
