import { audioMs } from '../../../core/narration/audio-length.js';
import { html, nothing } from 'lit';
import { adoptSheet } from '../../adopt-sheet.js';
import type { DialogContext } from '../../dialog-context.js';
import { counted } from '../counted.js';
import { openFrame } from '../frame.js';
import { foundPlaces } from './found-places.js';
import { firstOf, placesIn } from './places.js';
import { jumpStrings } from './strings.js';
import { jumpStyles } from './styles.js';
import { timeForm, type TimeProblem, timeTyped } from './time-form.js';

/** So many places stand in the list at first, and so many come with each “Show more”. */
const PAGE = 50;
/** Who has not typed for so long is told how much was found. */
const TYPING_MS = 700;

/** A field for a time, and a list of all headings and sentences to search and to choose from. */
export function openJumpDialog(context: DialogContext): void {
  const { listening, narration } = context;
  if (!listening) return;
  const frame = openFrame(context, 'any');
  const { lang, element } = frame;
  const strings = jumpStrings(lang);
  const sheet = adoptSheet(context.root, jumpStyles);
  const totalMs = audioMs(narration);
  const find = placesIn(narration, listening.timeline);
  let found = find('');
  let limit = PAGE;
  let problem: TimeProblem | undefined;
  let said = counted(found.count, strings.all, lang);
  let saying: ReturnType<typeof setTimeout> | undefined;
  frame.closed.addEventListener('abort', () => {
    clearTimeout(saying);
    sheet.release();
  });

  const goTo = (ms: number): void => {
    frame.close();
    listening.playFrom(ms);
  };

  const submitTime = (typed: string, field: HTMLInputElement): void => {
    const ms = timeTyped(typed, lang, totalMs);
    if (typeof ms === 'number') {
      goTo(ms);
      return;
    }
    problem = ms;
    draw();
    field.focus();
    field.select();
  };

  const search = ({ target }: Event): void => {
    const typed = (target as HTMLInputElement).value;
    found = find(typed);
    limit = PAGE;
    draw();
    clearTimeout(saying);
    saying = setTimeout(() => {
      const { count } = found;
      if (!count) said = strings.nothingFound;
      else if (typed.trim()) said = counted(count, strings.found, lang);
      else said = counted(count, strings.all, lang);
      draw();
    }, TYPING_MS);
  };

  const showMore = (): void => {
    const before = limit;
    limit += PAGE;
    draw();
    // To the first of the new ones: the button has moved behind the last of them.
    element.querySelectorAll<HTMLElement>('.places button')[before]?.focus();
  };

  const draw = (): void => {
    const shown = firstOf(found, limit);
    const hidden = found.count - shown.count;
    frame.draw(
      strings.heading,
      html`${timeForm(strings, lang, totalMs, problem, submitTime)}
        <div class="field" role="search" aria-labelledby="jump-search-label">
          <label for="jump-search" id="jump-search-label">${strings.search}</label>
          <p class="hint" id="jump-search-hint">${strings.searchHint}</p>
          <input
            id="jump-search"
            type="search"
            autocomplete="off"
            spellcheck="false"
            aria-describedby="jump-search-hint"
            @input=${search}
          />
          <p role="status">${said}</p>
        </div>
        ${foundPlaces(shown, strings, lang, goTo)}
        ${
          hidden > 0
            ? html`<p>${counted(hidden, strings.more, lang)}</p>
                <p class="actions">
                  <button type="button" @click=${showMore}>
                    ${counted(Math.min(PAGE, hidden), strings.showMore, lang)}
                  </button>
                </p>`
            : nothing
        }`,
    );
  };
  draw();
}
