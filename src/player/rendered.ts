import { ReactiveElement } from '@lit/reactive-element';
import { render } from 'lit-html';
import { isServer } from 'lit-html/is-server.js';
import { styles } from './styles.js';

/** What can have the focus, in the order in which it stands. */
const stops = (root: ParentNode): NodeListOf<HTMLElement> => root.querySelectorAll('button,select,input');

/** What LitElement does of which the player needs anything: 0.3 KB less. */
export abstract class Rendered extends ReactiveElement {
  protected abstract render(): unknown;

  protected override update(changed: Map<PropertyKey, unknown>): void {
    const content = this.render();
    super.update(changed);
    const { renderRoot: root, hasUpdated } = this;
    // What a server has rendered makes way at once: nothing moves, and the focus stays where it is.
    const focused = hasUpdated
      ? -1
      : [...stops(root)].indexOf((root as ShadowRoot).activeElement as HTMLElement);
    if (!hasUpdated) root.replaceChildren();
    render(content, root);
    stops(root)[focused]?.focus();
  }
}

/*
 * @lit-labs/ssr renders what looks like a LitElement to it. In a page the looks are of a constructed sheet, which no
 * markup can hold (shown-position.ts). Readers without JavaScript get what the page has in the slot “fallback”.
 */
if (isServer as boolean)
  Object.assign(Rendered, {
    _$litElement$: true,
    styles: {
      cssText: `${styles}
@media (scripting: none) { .player, .back { display: none } }
@media (scripting) { slot[name='fallback'] { display: none } }`,
    },
  });
