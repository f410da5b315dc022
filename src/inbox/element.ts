import { LitElement } from 'lit';
import { onHeard } from './hearing.js';

/**
 * An element of the editors' pages. It draws into the page itself: one stylesheet, and labels that reach their fields.
 * Whatever goes on for it ends when it leaves the page.
 */
export abstract class InboxElement extends LitElement {
  /** Aborted when the element leaves the page. */
  protected get gone(): AbortSignal {
    return this.life.signal;
  }
  private life = new AbortController();

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    this.life = new AbortController();
    onHeard(() => this.requestUpdate(), this.gone);
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    this.life.abort();
    super.disconnectedCallback();
  }

  /** After what is under way has been drawn. */
  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(selector)?.focus();
  }
}
