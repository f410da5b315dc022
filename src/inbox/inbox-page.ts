import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Card, CardList, CardListSchema, Session } from '../core/inbox.js';
import { askFor, failureOf, isAbort, type Failure } from './api.js';
import type { Decided } from './card-detail.js';
import { InboxElement } from './element.js';
import { frame, whoIsHere } from './frame.js';
import { failureNotice } from './parts.js';
import { addressOf, neighbourOf, readAddress, type Shown } from './place-in-list.js';
import type { InboxRuns } from './runs.js';
import { dateText, strings } from './strings.js';

const states: readonly Card['state'][] = ['open', 'accepted', 'rejected'];
const orders: readonly Shown['order'][] = ['newest', 'most'];
const PAGE = 30;

type List =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly list: CardList; readonly more: 'no' | 'now' | Failure }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The inbox: what was reported, and one card of it. The address tells which: it can be kept, sent and gone back to. */
export class InboxPage extends InboxElement {
  private shown: Shown = readAddress(location.search);
  private list: List = { kind: 'loading' };
  private session: Session | undefined;
  /** There are other cards than those that are shown; they come when they are asked for, and move nothing until then. */
  private hasNews = false;
  private loading: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', this.goBack, { signal: this.gone });
    void this.load();
    void whoIsHere(this.gone).then((session) => {
      this.session = session;
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    this.loading?.abort();
    super.disconnectedCallback();
  }

  private listPath(after?: string, limit = PAGE): string {
    const { state, order } = this.shown;
    return `/api/inbox/cards?${new URLSearchParams({
      ...{ state, order, limit: String(limit) },
      ...(after === undefined ? {} : { after }),
    }).toString()}`;
  }

  /** @param limit as many as are shown already, where they are only looked at again */
  private async load(limit = PAGE): Promise<void> {
    this.loading?.abort();
    const loading = (this.loading = new AbortController());
    try {
      const list = await askFor<typeof CardListSchema>(this.listPath(undefined, limit), {
        signal: loading.signal,
      });
      this.list = { kind: 'ready', list, more: 'no' };
      this.hasNews = false;
    } catch (error) {
      if (isAbort(error)) return;
      this.list = { kind: 'failed', failure: failureOf(error) };
    }
    this.requestUpdate();
  }

  private readonly loadMore = async (): Promise<void> => {
    if (this.list.kind !== 'ready' || this.list.more === 'now' || this.list.list.next === undefined) return;
    const { list } = this.list;
    this.list = { kind: 'ready', list, more: 'now' };
    this.requestUpdate();
    try {
      const next = await askFor<typeof CardListSchema>(this.listPath(list.next), { signal: this.gone });
      const known = new Set(list.cards.map(({ id }) => id));
      const cards = [...list.cards, ...next.cards.filter(({ id }) => !known.has(id))];
      this.list = { kind: 'ready', list: { ...next, cards }, more: 'no' };
      this.requestUpdate();
      // The button has moved down or gone.
      await this.focusOn(`.cards > li:nth-child(${list.cards.length + 1}) a`);
    } catch (error) {
      if (isAbort(error)) return;
      this.list = { kind: 'ready', list, more: failureOf(error) };
      this.requestUpdate();
    }
  };

  private readonly goBack = (): void => {
    this.take(readAddress(location.search));
  };

  private take(shown: Shown): void {
    const { state, order } = this.shown;
    const isOtherList = shown.state !== state || shown.order !== order;
    this.shown = shown;
    if (isOtherList) {
      this.list = { kind: 'loading' };
      void this.load();
    }
    this.requestUpdate();
  }

  private go(change: Partial<Shown>): void {
    const shown = { ...this.shown, ...change };
    history.pushState(undefined, '', addressOf(shown));
    this.take(shown);
  }

  /** A link of ours; one that is opened elsewhere is the browser's. */
  private follow(event: MouseEvent, change: Partial<Shown>): void {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.go(change);
  }

  private readonly back = (event: MouseEvent): void => {
    const { card } = this.shown;
    this.follow(event, { card: undefined });
    if (event.defaultPrevented) void this.focusOnCard(card);
  };

  private async focusOnCard(card: string | undefined): Promise<void> {
    await this.updateComplete;
    const links = [...this.querySelectorAll<HTMLElement>('.cards a')];
    (
      links.find(({ dataset }) => dataset['card'] === card) ??
      links[0] ??
      this.querySelector<HTMLElement>('h1')
    )?.focus();
  }

  private readonly onDecided = ({ detail }: CustomEvent<Decided>): void => {
    if (detail.decision !== 'rejected') this.querySelector<InboxRuns>('inbox-runs')?.tellWhenSpoken();
    const length = this.list.kind === 'ready' ? this.list.list.cards.length : PAGE;
    // The one that was decided is remembered for what comes next.
    this.following =
      this.list.kind === 'ready' ? neighbourOf(this.list.list.cards, this.shown.card ?? '') : undefined;
    void this.load(Math.min(100, Math.max(PAGE, length)));
  };

  private following: Card | undefined;

  private readonly showNews = async (): Promise<void> => {
    await this.load();
    await this.focusOn('h1');
  };

  private readonly onNews = (): void => {
    this.hasNews = true;
    this.requestUpdate();
  };

  private get next(): (() => void) | undefined {
    const cards = this.list.kind === 'ready' ? this.list.list.cards : [];
    const next =
      cards.find(({ id }) => id === this.following?.id) ?? cards.find(({ id }) => id !== this.shown.card);
    return this.shown.state === 'open' && next ? () => this.go({ card: next.id }) : undefined;
  }

  protected override render(): TemplateResult {
    const { shown } = this;
    return frame(
      'inbox',
      this.session,
      html`<div class="desk" data-card=${shown.card === undefined ? 'none' : 'one'} @decided=${this.onDecided} @news=${this.onNews}>
        <section class="list" aria-labelledby="list-heading">
          <h1 id="list-heading" tabindex="-1">${strings.inbox}</h1>
          <nav class="states" aria-label=${strings.show}>
            ${states.map((state) => {
              const change = { state, card: undefined };
              return html`<a
                href=${addressOf({ ...shown, ...change })}
                aria-current=${state === shown.state ? 'true' : nothing}
                @click=${(event: MouseEvent) => this.follow(event, change)}
                >${strings.states[state]}</a
              >`;
            })}
          </nav>
          <div class="row order">
            <label for="order" class="unseen">${strings.order}</label>
            <select id="order" @change=${this.onOrder}>
              ${orders.map((order) => html`<option value=${order} .selected=${order === shown.order}>${strings.orders[order]}</option>`)}
            </select>
            <span class="meta">${this.list.kind === 'ready' ? strings.cardsInAll(this.list.list.total) : nothing}</span>
          </div>
          <p class="news">
            ${this.hasNews ? html`<button type="button" class="quiet" @click=${this.showNews}>${strings.news}</button>` : nothing}
          </p>
          ${this.cards()}
          <inbox-runs></inbox-runs>
        </section>
        <section class="detail">
          ${
            shown.card === undefined
              ? html`<p class="empty">${strings.chooseCard}</p>`
              : html`<p class="back">
                    <a href=${addressOf({ ...shown, card: undefined })} @click=${this.back}>${strings.back}</a>
                  </p>
                  <inbox-card .card=${shown.card} .onNext=${this.next}></inbox-card>`
          }
        </section>
      </div>`,
    );
  }

  private readonly onOrder = ({ target }: Event): void => {
    this.go({ order: (target as HTMLSelectElement).value === 'most' ? 'most' : 'newest' });
  };

  private cards(): TemplateResult {
    const { list } = this;
    if (list.kind === 'loading') return html`<p class="meta">${strings.loading}</p>`;
    if (list.kind === 'failed') return failureNotice(list.failure, () => void this.load());
    const { cards, next } = list.list;
    if (cards.length === 0) return html`<p class="empty">${strings.nothing[this.shown.state]}</p>`;
    return html`<ol class="cards">
        ${repeat(
          cards,
          ({ id }) => id,
          (card) => html`<li>${this.card(card)}</li>`,
        )}
      </ol>
      ${typeof list.more === 'object' ? failureNotice(list.more) : nothing}
      ${
        next === undefined
          ? nothing
          : html`<button type="button" class="quiet" @click=${this.loadMore}>
              ${list.more === 'now' ? strings.loading : strings.more}
            </button>`
      }`;
  }

  private card({ id, kind, category, word, lang, reports, newestAt, sentence }: Card): TemplateResult {
    const isShown = id === this.shown.card;
    return html`<a
      href=${addressOf({ ...this.shown, card: id })}
      data-card=${id}
      aria-current=${isShown ? 'true' : nothing}
      @click=${(event: MouseEvent) => this.follow(event, { card: id })}
    >
      <span class="word" dir="auto" lang=${word !== undefined && lang ? lang : nothing}>${word ?? strings.noWord}</span>
      <span class="count">${kind === 'lint' ? strings.warning : strings.reports(reports)}</span>
      <span class="kind">${strings.categories[category] ?? category}</span>
      <time datetime=${newestAt}>${dateText(newestAt)}</time>
      ${sentence === undefined ? nothing : html`<span class="context" dir="auto" lang=${lang ?? nothing}>${sentence}</span>`}
    </a>`;
  }
}
