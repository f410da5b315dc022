import type { PropertyDeclarations, PropertyValues } from '@lit/reactive-element';
import { html, nothing, type TemplateResult } from 'lit-html';
import { type Inside, insideIf } from './inside.js';
import { joinPanel } from './panel.js';
import { playerOf } from './player-of.js';
import { Rendered } from './rendered.js';
import type { ShownPosition } from './shown-position.js';
import type { PlayerState } from './store.js';
import type { Spoken } from './strings.js';
import { nameOf } from './view.js';

/** What an element elsewhere on the page renders, once its player is there and speaks. */
export interface CompanionView {
  readonly state: PlayerState;
  readonly spoken: Spoken;
  readonly inside: Inside;
}

/**
 * A part of the player that stands elsewhere on the page, before or after it, as often as the page likes. The player
 * is the `<audio-article>` around it, or the one with the id in `for`, in the same document or shadow tree. It may come
 * later, go and come back.
 */
export abstract class Companion extends Rendered {
  static override properties: PropertyDeclarations = { for: {} };

  /** Id of the player. */
  declare for: string | undefined;

  /** Until the element is removed, or looks for another player. */
  #looking: AbortController | undefined;
  /** Until the player is gone. */
  #joined: AbortController | undefined;
  #inside: Inside | undefined;
  #position: ShownPosition | undefined;

  protected abstract view(now: CompanionView): unknown;

  /** As what the player counts it. */
  protected readonly counts?: 'controls' | 'disclosures';

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#looking?.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('for') || !this.hasUpdated) this.#look();
  }

  /** Whatever changes in the tree may bring the player, or take it away. */
  #look(): void {
    this.#looking?.abort();
    const { signal } = (this.#looking = new AbortController());
    const find = (): void => {
      if (!signal.aborted) this.#join(insideIf(playerOf(this)));
    };
    const changes = new MutationObserver(find);
    changes.observe(this.getRootNode(), { childList: true, subtree: true, attributeFilter: ['id'] });
    signal.addEventListener('abort', () => {
      changes.disconnect();
      this.#join(undefined);
    });
    void customElements.whenDefined('audio-article').then(find);
    find();
  }

  #join(inside: Inside | undefined): void {
    if (inside === this.#inside) return;
    this.#joined?.abort();
    this.#inside = inside;
    this.requestUpdate();
    if (!inside) return;
    const { signal } = (this.#joined = new AbortController());
    this.#position = joinPanel(this, inside, signal);
    const { counts } = this;
    if (!counts) return;
    const { store } = inside;
    const others = (): readonly object[] => store.state[counts].filter((other) => other !== this);
    store.set('load', { [counts]: [...others(), this] });
    signal.addEventListener('abort', () => store.set('load', { [counts]: others() }));
  }

  protected override render(): TemplateResult | typeof nothing {
    const inside = this.#inside;
    const state = inside?.store.state;
    if (!inside || !state?.spoken) return nothing;
    const { spoken } = state;
    return html`<div
      class="player"
      part="player"
      role="group"
      aria-label=${nameOf(state)}
      lang=${spoken.lang}
      dir=${spoken.dir}
    >
      ${this.view({ state, spoken, inside })}
    </div>`;
  }

  protected override updated(): void {
    this.#position?.rendered();
  }
}
