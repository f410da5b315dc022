import { treeOf } from './adopt-sheet.js';
import { isAboutSelection } from './pointer.js';
import { rectsOf } from './rects.js';

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
  if (isAboutSelection(article)) return undefined;
  for (const target of event.composedPath()) {
    if (target === article) break;
    // A slotted child's path leads through the player's shadow root.
    if ((target as Partial<Element>).matches?.(ownPurpose)) return undefined;
  }
  return caretAt(clientX, clientY, treeOf(article), article.ownerDocument);
}

function caretAt(x: number, y: number, root: Document | ShadowRoot, document: Document): Point | undefined {
  // WebKit has only the older of the two, which sees no shadow tree.
  if (!('caretPositionFromPoint' in document)) {
    if ('host' in root) return characterAt(x, y, root);
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const range = (document as Document).caretRangeFromPoint(x, y);
    return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
  }
  const options = 'host' in root ? { shadowRoots: [root] } : {};
  const caret = document.caretPositionFromPoint(x, y, options);
  return caret ? { node: caret.offsetNode, offset: caret.offset } : undefined;
}

/** The text under the point is halved until one character is left. */
function characterAt(x: number, y: number, root: ShadowRoot): Point | undefined {
  const range = root.ownerDocument.createRange();
  const covers = (node: Text, start: number, end: number): boolean => {
    range.setStart(node, start);
    range.setEnd(node, end);
    return rectsOf(range).some(
      ({ left, right, top, bottom }) => left <= x && x < right && top <= y && y < bottom,
    );
  };
  for (const node of root.elementFromPoint(x, y)?.childNodes ?? []) {
    const { length } = node as Text;
    if (node.nodeType !== 3 || !covers(node as Text, 0, length)) continue;
    let [start, end] = [0, length];
    while (end - start > 1) {
      const middle = (start + end) >> 1;
      if (covers(node as Text, start, middle)) end = middle;
      else start = middle;
    }
    return { node, offset: start };
  }
  return undefined;
}
