import { withFurnitureAsOne } from '../../core/article/furniture.js';
import { articleJsonLd, statementOf } from '../../core/json-ld.js';
import type { Block, Narration } from '../../core/narration/schema.js';
import { pageStrings } from '../locales/strings.js';
import { html, jsonLd, type Markup } from './html.js';
import { page } from './page.js';

export interface ArticlePageOptions {
  /** Address of the narration JSON on this server. */
  readonly narrationUrl: string;
}

const audioUrl = (narration: Narration, narrationUrl: string): string => {
  const base = new URL(narrationUrl, 'http://here');
  const url = new URL(narration.audio[0]?.src ?? '', base);
  return url.origin === base.origin ? url.pathname + url.search : url.href;
};

function blockMarkup({ kind, level, lang, text }: Block): Markup {
  const attribute = lang === undefined ? html`` : html` lang="${lang}"`;
  switch (kind) {
    case 'title':
      return html`<h1${attribute}>${text}</h1>\n`;
    case 'heading':
      return { markup: `<h${level ?? 2}${attribute.markup}>${html`${text}`.markup}</h${level ?? 2}>\n` };
    case 'quote':
      return html`<blockquote><p${attribute}>${text}</p></blockquote>\n`;
    case 'list-item':
      return html`<li${attribute}>${text}</li>\n`;
    case 'paragraph':
      return html`<p${attribute}>${text}</p>\n`;
  }
}

/** Items that follow one another are one list. */
function articleMarkup(blocks: readonly Block[]): Markup[] {
  return blocks.flatMap((block, i) => {
    const isItem = block.kind === 'list-item';
    const opens = isItem && blocks[i - 1]?.kind !== 'list-item';
    const closes = isItem && blocks[i + 1]?.kind !== 'list-item';
    return [
      ...(opens ? [{ markup: '<ul>\n' }] : []),
      blockMarkup(block),
      ...(closes ? [{ markup: '</ul>\n' }] : []),
    ];
  });
}

/**
 * What a reader without JavaScript gets instead of the player: the disclosure, the browser's own audio controls,
 * the facts and a form that posts. It goes into `<div slot="fallback">` of the element.
 */
export function fallbackMarkup(narration: Narration, narrationUrl: string): Markup {
  const { strings, lang } = pageStrings(narration.lang);
  const date = (day: string): string =>
    new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
  const { voice, generated, reviewed, omitted } = narration;
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
  return html`<div slot="fallback" lang="${lang}">
    <p>
      ${statementOf(narration)} <a href="#about-this-audio">${strings.moreInfo}</a> |
      <a href="#send-feedback">${strings.sendFeedback}</a>
    </p>
    <audio controls preload="none" src="${audioUrl(narration, narrationUrl)}"></audio>
    <details id="about-this-audio">
      <summary>${strings.moreInfo}</summary>
      ${about.map((text) => html`<p>${text}</p>`)}
    </details>
    <details id="send-feedback">
      <summary>${strings.sendFeedback}</summary>
      <form method="post" action="/api/feedback">
        <input type="hidden" name="narration" value="${narration.id}" />
        <input type="hidden" name="revision" value="${narration.revision}" />
        <p>
          <label for="feedback-category">${strings.category}</label><br /><select
            id="feedback-category"
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
          <label for="feedback-comment">${strings.comment}</label><br /><textarea
            id="feedback-comment"
            name="comment"
            maxlength="2000"
            rows="4"
          ></textarea>
        </p>
        <p>
          <label for="feedback-contact">${strings.contact}</label><br /><input
            id="feedback-contact"
            type="email"
            name="contact"
            maxlength="254"
            autocomplete="email"
          />
        </p>
        <p hidden>
          <label for="feedback-website">${strings.leaveEmpty}</label
          ><input id="feedback-website" name="website" tabindex="-1" autocomplete="off" />
        </p>
        <p><button>${strings.send}</button></p>
      </form>
    </details>
  </div>`;
}

/** The same facts for machines (https://schema.org/AudioObject). */
export function audioJsonLd(narration: Narration, narrationUrl: string): Markup {
  return jsonLd(articleJsonLd(narration, () => audioUrl(narration, narrationUrl)));
}

/** A whole page for a narration whose article is not on a page of its own. */
export function articlePage(narration: Narration, { narrationUrl }: ArticlePageOptions): string {
  const { strings } = pageStrings(narration.lang);
  const titled = narration.blocks.some((block) => block.kind === 'title');
  return page({
    lang: narration.lang,
    title: narration.title,
    head: html`<script type="module" src="/player/audio-article.js"></script>
      ${audioJsonLd(narration, narrationUrl)}`,
    body: html`<audio-article src="${narrationUrl}" statistics="/api/listening">
      ${fallbackMarkup(narration, narrationUrl)}
      <article>
        ${titled ? html`` : html`<h1 data-narration="skip">${narration.title}</h1> `}${articleMarkup(narration.blocks)}${
          narration.byline ? html`<p data-narration="skip">${strings.by(narration.byline)}</p> ` : html``
        }
      </article>
    </audio-article>`,
  });
}
