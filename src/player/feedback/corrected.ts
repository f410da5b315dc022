import { html, nothing, render, type TemplateResult } from 'lit';
import { hashOf, timeOf } from '../../core/place.js';
import { placeOfSentence, sentenceAt } from '../../core/timeline.js';
import { type Acting, langOf } from '../actions.js';
import { adoptSheet } from '../adopt-sheet.js';
import { revealQuietly } from '../bar/reveal.js';
import { dialogStrings } from '../dialogs/strings.js';
import { directionOf } from '../direction.js';
import { type Cause, expose } from '../exposed.js';
import { loadTexts } from '../texts.js';
import { correctedStyles } from './corrected-styles.js';
import { askOutcomes, takeCorrected } from './outcomes.js';
import type { Receipt } from './receipts.js';

/*
 * “The word you reported has been corrected”, once. It stands below the controls and is not announced. It comes while
 * nothing plays, with what else loads for the listener, or else at their next pause: never because time has passed.
 */

export async function tellCorrected(acting: Acting): Promise<void> {
  const { media, narration, signal } = acting;
  await askOutcomes(narration.id);
  await loadTexts(langOf(acting));
  if (signal.aborted) return;
  if (media.paused) return show(acting, 'load');
  const waiting = new AbortController();
  signal.addEventListener('abort', () => waiting.abort(), { signal: waiting.signal });
  const stopped = (cause: Cause) => (): void => {
    waiting.abort();
    void show(acting, cause);
  };
  media.addEventListener('pause', stopped('pause'), { signal: waiting.signal });
  media.addEventListener('ended', stopped('end'), { signal: waiting.signal });
}

/** When the sentence is said now, in ms; undefined where the article does not hold it any more. */
function timeNow({ narration, listening: { timeline } }: Acting, { sentence }: Receipt): number | undefined {
  if (!sentence) return undefined;
  const ms = timeOf(narration, timeline, sentence);
  const at = sentenceAt(timeline, ms);
  if (at < 0) return undefined;
  const { block, sentence: inBlock } = placeOfSentence(timeline, at);
  const { text = '', sentences = [] } = narration.blocks[block] ?? {};
  const { start, end } = sentences[inBlock] ?? {};
  return hashOf(text.slice(start, end)) === sentence.sentence ? ms : undefined;
}

async function show(acting: Acting, cause: Cause): Promise<void> {
  const { player, root, narration, listening, signal } = acting;
  const whole = root.querySelector<HTMLElement>('.player:not(.bare)');
  // A page that lays the player out by itself has no room for it: the feedback dialog tells.
  if (!whole) return;
  let told = await takeCorrected(narration.id, narration.revision);
  if (told.length === 0 || signal.aborted) return;
  const place = document.createElement('div');
  const sheet = adoptSheet(root, correctedStyles);
  const ended = new AbortController();
  ended.signal.addEventListener('abort', () => {
    sheet.release();
    place.remove();
  });
  signal.addEventListener('abort', () => ended.abort(), { signal: ended.signal });

  /** The focus was within; it goes on where the audio is controlled. */
  const close = (): void => {
    ended.abort();
    root.querySelector<HTMLElement>('.play')?.focus();
  };
  const play = (receipt: Receipt, ms: number): void => {
    told = told.filter((one) => one !== receipt);
    listening.playFrom(ms);
    if (told.length === 0) close();
    else {
      draw('action');
      place.querySelector('button')?.focus();
    }
  };

  const one = (receipt: Receipt): TemplateResult => {
    const { feedback } = dialogStrings(langOf(acting)).strings;
    const ms = timeNow(acting, receipt);
    return html`<p>${feedback.corrected(receipt.word)}</p>
      ${
        ms === undefined
          ? nothing
          : html`<button type="button" part="button" @click=${() => play(receipt, ms)}>
              ${feedback.playSentence}
            </button>`
      }`;
  };
  const draw = (why: Cause): void => {
    const { strings, lang } = dialogStrings(langOf(acting));
    expose(why, () =>
      render(
        html`<div class="corrected" role="group" lang=${lang} dir=${directionOf(lang)}
          aria-label=${strings.feedback.newsHeading}
        >
          ${told.map(one)}
          <button type="button" part="button" @click=${close}>${strings.close}</button>
        </div>`,
        place,
      ),
    );
  };
  draw(cause);
  const heightBefore = whole.offsetHeight;
  expose(cause, () => whole.append(place));
  const row = place.firstElementChild;
  // After the listener's own pause they see it come.
  if (row && cause === 'load' && whole.offsetHeight > heightBefore) revealQuietly(row, player, signal);
}
