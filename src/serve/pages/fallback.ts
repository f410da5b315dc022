import { withFurnitureAsOne } from '../../core/article/furniture.js';
import { statementOf } from '../../core/json-ld.js';
import type { Narration } from '../../core/narration/schema.js';
import { textDirection } from '../../core/text/direction.js';
import { pageStrings } from '../locales/strings.js';
import { html, type Markup } from './html.js';
import { audioAddress, type Places } from './places.js';

/**
 * Where it stands: on a page of its own; on one that may hold others like it, so that its ids are those of the narration; in
 * a frame, in which our other pages may not stand, so that the answer to the form opens outside.
 */
export type Standing = 'page' | 'piece' | 'frame';

/**
 * What a reader without JavaScript gets instead of the player: the disclosure, the browser's own audio controls,
 * the facts and a form that posts. It goes into `<div slot="fallback">` of the element.
 */
export function fallbackMarkup(narration: Narration, places: Places, standing: Standing = 'page'): Markup {
  const { strings, lang } = pageStrings(narration.lang);
  const date = (day: string): string =>
    new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
  const { voice, generated, reviewed, omitted, audio } = narration;
  const [first = { src: '' }] = audio;
  const about = [
    'kind' in voice
      ? strings.aboutRecording(voice.name, date(generated.date))
      : strings.about(voice.name, `${voice.engine} ${voice.engineVersion}`, date(generated.date)),
    ...(reviewed ? [strings.reviewed(date(reviewed.date))] : 'kind' in voice ? [] : [strings.notReviewed]),
    ...(omitted.length > 0
      ? [
          strings.omitted(
            withFurnitureAsOne(omitted)
              .map(({ kind, count }) => `${strings.omittedKinds[kind] ?? kind} (${count})`)
              .join(', '),
          ),
        ]
      : []),
  ];
  const of = standing !== 'piece' ? '' : `-${narration.id.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')}`;
  const dir =
    textDirection(narration.lang) === textDirection(lang) ? html`` : html` dir="${textDirection(lang)}"`;
  return html`<div slot="fallback" lang="${lang}"${dir}>
    <p>
      ${statementOf(narration)} <a href="#about-this-audio${of}">${strings.moreInfo}</a> |
      <a href="#send-feedback${of}">${strings.sendFeedback}</a>
    </p>
    <audio controls preload="none" src="${audioAddress(first, places.narration)}"></audio>
    <details id="about-this-audio${of}">
      <summary>${strings.moreInfo}</summary>
      ${about.map((text) => html`<p>${text}</p>`)}
    </details>
    <details id="send-feedback${of}">
      <summary>${strings.sendFeedback}</summary>
      <form method="post" action="${places.feedback}"${standing === 'frame' ? html` target="_blank"` : html``}>
        <input type="hidden" name="narration" value="${narration.id}" />
        <input type="hidden" name="revision" value="${narration.revision}" />
        ${places.token === undefined ? html`` : html`<input type="hidden" name="token" value="${places.token}" />`}
        <p>
          <label for="feedback-category${of}">${strings.category}</label><br /><select
            id="feedback-category${of}"
            name="category"
            required
          >
            <option value="">${strings.choose}</option>
            ${Object.entries(strings.categories).map(
              ([value, label]) => html`<option value="${value}">${label}</option>`,
            )}
          </select>
        </p>
        <p>
          <label for="feedback-comment${of}">${strings.comment}</label><br /><textarea
            id="feedback-comment${of}"
            name="comment"
            maxlength="2000"
            rows="4"
          ></textarea>
        </p>
        <p>
          <label for="feedback-contact${of}">${strings.contact}</label><br /><input
            id="feedback-contact${of}"
            type="email"
            name="contact"
            maxlength="254"
            autocomplete="email"
          />
        </p>
        <p hidden>
          <label for="feedback-website${of}">${strings.leaveEmpty}</label
          ><input id="feedback-website${of}" name="website" tabindex="-1" autocomplete="off" />
        </p>
        <p><button>${strings.send}</button></p>
      </form>
    </details>
  </div>`;
}
