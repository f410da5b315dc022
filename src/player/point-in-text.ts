import { isAboutSelection } from './pointer.js';

/** Where a click that means a word hit the text. */
interface Point {
  readonly node: Node;
  readonly offset: number;
}

const ownPurpose =
  'a,button,input,select,textarea,label,summary,audio,video,iframe,[contenteditable],[role=button],[role=link]';

/** Undefined for a click that means something else: a link, a selection, a new tab, a double click. */
export function pointInText(event: MouseEvent, article: Element): Point | undefined {
  const { clientX, clientY, button, detail } = event;
  if (event.defaultPrevented || button || detail > 1) return undefined;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined;
  if (isAboutSelection()) return undefined;
  for (const target of event.composedPath()) {
    if (target === article) break;
    // A slotted child's path leads through the player's shadow root.
    if (target instanceof Element && target.matches(ownPurpose)) return undefined;
  }
  return caretAt(clientX, clientY, article.getRootNode());
}

function caretAt(x: number, y: number, root: Node): Point | undefined {
  // WebKit has only the older of the two.
  if (!('caretPositionFromPoint' in document)) {
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const range = (document as Document).caretRangeFromPoint(x, y);
    return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
  }
  const options = root instanceof ShadowRoot ? { shadowRoots: [root] } : {};
  const caret = document.caretPositionFromPoint(x, y, options);
  return caret ? { node: caret.offsetNode, offset: caret.offset } : undefined;
}
