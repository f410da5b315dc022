import { html, nothing, type TemplateResult } from 'lit';
import { withFurnitureAsOne } from '../../core/article/furniture.js';
import { durationOf } from '../../core/duration.js';
import type { AudioSource, Omission } from '../../core/narration/schema.js';
import type { ChangedSentence } from '../page-text.js';
import type { DialogContext } from '../dialog-context.js';
import { counted } from './counted.js';
import { openFeedbackDialog } from './feedback-dialog.js';
import { dateInWords, sizeInWords } from './formats.js';
import { type Frame, openFrame } from './frame.js';

/** What the page calls the file: the subtype in capitals is what people know (MP3 is `audio/mpeg`). */
function typeInWords(type: string): string {
  const subtype = /^audio\/(?:x-)?([\w.-]+)/.exec(type)?.[1] ?? type;
  return subtype === 'mpeg' ? 'MP3' : subtype.toUpperCase();
}

/** The last part of the address, for the file on the reader's disk. */
const fileName = (url: URL): string => url.pathname.split('/').pop() ?? '';

/** “More info”: what the voice is, and what it is not. */
export function openInfoDialog(context: DialogContext): void {
  const frame = openFrame(context, 'any');
  const { info } = frame.strings;
  frame.draw(info.heading, content(frame, context));
}

function content(frame: Frame, context: DialogContext): TemplateResult {
  const { strings, lang } = frame;
  const { info } = strings;
  const { voice, otherVoices = [], generated, reviewed, omitted, audio } = context.narration;
  const recorded = 'kind' in voice;

  const complain = (): void => {
    frame.close();
    openFeedbackDialog(context);
  };

  return html`
    <p>${recorded ? info.whatRecorded : info.what}</p>
    <dl>
      ${
        recorded
          ? voice.name &&
            html`<div>
              <dt>${info.readBy}</dt>
              <dd>${voice.name}</dd>
            </div>`
          : html`<div>
              <dt>${info.voice}</dt>
              ${[voice, ...otherVoices].map(
                ({ name, engine, engineVersion }) =>
                  html`<dd>${info.voiceIs(name, `${engine} ${engineVersion}`)}</dd>`,
              )}
            </div>`
      }
      <div>
        <dt>${recorded ? info.wordsFound : info.made}</dt>
        <dd>${info.madeOn(dateInWords(generated.date, lang), generated.tool)}</dd>
      </div>
      <div>
        <dt>${info.reviewed}</dt>
        <dd>${reviewed ? info.reviewedOn(dateInWords(reviewed.date, lang)) : info.notReviewed}</dd>
      </div>
    </dl>

    <h3>${info.leftOut}</h3>
    ${
      omitted.length
        ? html`<p>${info.leftOutIntro}</p>
            <ul>
              ${withFurnitureAsOne(omitted).map((omission) => html`<li>${omissionInWords(omission, frame, context)}</li>`)}
            </ul>`
        : html`<p>${info.nothingLeftOut}</p>`
    }

    ${changes(context.listening?.changedSentences() ?? [], frame, context)}

    <h3>${info.limits}</h3>
    <ul>
      ${(recorded ? info.limitListRecorded : info.limitList).map((limit) => html`<li>${limit}</li>`)}
    </ul>

    <h3>${info.complain}</h3>
    <p>${info.complainHow}</p>
    <p><button type="button" class="secondary" @click=${complain}>${info.complainButton}</button></p>

    <h3>${info.files}</h3>
    <ul class="files">
      ${audio.map((source) => html`<li>${download(source, frame, context)}</li>`)}
      <li>
        <a href=${context.narrationUrl.href} download=${fileName(context.narrationUrl)}
          >${info.downloadTranscript}</a
        >
      </li>
    </ul>
  `;
}

/** More of them nobody reads. */
const MOST_CHANGES = 10;

function changes(
  sentences: readonly ChangedSentence[],
  { strings: { info }, lang }: Frame,
  { narration }: DialogContext,
): TemplateResult | undefined {
  if (!sentences.length) return undefined;
  const number = (of: ChangedSentence['fate']): number => sentences.filter(({ fate }) => fate === of).length;
  const more = sentences.length - MOST_CHANGES;
  return html`<h3>${info.changes}</h3>
    <p>
      ${(['changed', 'removed'] as const)
        .filter((fate) => number(fate))
        .map((fate) => counted(number(fate), info[fate], lang))
        .join(' ')}
      ${info.stillSays}
    </p>
    <ul>
      ${sentences
        .slice(0, MOST_CHANGES)
        .map(
          ({ block, text }) =>
            html`<li><bdi lang=${narration.blocks[block]?.lang ?? narration.lang}>${text}</bdi></li>`,
        )}
      ${more > 0 ? html`<li>${counted(more, info.moreChanges, lang)}</li>` : nothing}
    </ul>`;
}

/** Own keys only: a kind comes from outside, and “constructor” is a word too. */
const hasWords = <K extends string>(kind: string, words: Readonly<Record<K, unknown>>): kind is K =>
  Object.hasOwn(words, kind);

function omissionInWords(
  omission: Omission,
  { strings, lang }: Frame,
  context: DialogContext,
): TemplateResult {
  const { kind, count, reason } = omission;
  const { omissions } = strings.info;
  const known = hasWords(kind, omissions) ? omissions[kind] : undefined;
  const number = new Intl.NumberFormat(lang).format(count);
  if (!known) return html`<bdi lang=${context.narration.lang}>${kind} (${number}): ${reason}</bdi>`;
  return html`${counted(count, known, lang)}: ${known.why}`;
}

function download(source: AudioSource, { strings, lang }: Frame, context: DialogContext): TemplateResult {
  const url = new URL(source.src, context.narrationUrl);
  const words = strings.info.downloadAudio(
    typeInWords(source.type),
    sizeInWords(source.bytes, lang),
    durationOf(source.duration, lang).phrase,
  );
  return html`<a href=${url.href} download=${fileName(url)}>${words}</a>`;
}
