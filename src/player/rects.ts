/** What standardised `zoom` brought along. */
const isZoomTold = 'currentCSSZoom' in Element.prototype;

function zoomOf({ startContainer }: Range): number {
  let zoom = 1;
  if (isZoomTold) return zoom;
  let element = startContainer instanceof Element ? startContainer : startContainer.parentElement;
  for (; element; element = element.parentElement) zoom *= Number(getComputedStyle(element).zoom) || 1;
  return zoom;
}

/**
 * Of each of its lines, where it is seen: in the window's own pixels. WebKitGTK 2.50 tells the rectangles of zoomed text
 * as if it were not zoomed (https://drafts.csswg.org/css-viewport/#zoom-om says otherwise).
 */
export function rectsOf(range: Range): readonly DOMRect[] {
  const rects = [...range.getClientRects()];
  const zoom = zoomOf(range);
  return zoom === 1 ? rects : rects.map((rect) => grown(rect, zoom));
}

/** The box around all of them. */
export function boxOf(range: Range): DOMRect {
  const [box, zoom] = [range.getBoundingClientRect(), zoomOf(range)];
  return zoom === 1 ? box : grown(box, zoom);
}

/** It counts the zoom from the page's beginning, and how far the page has scrolled without. */
function grown({ x, y, width, height }: DOMRect, zoom: number): DOMRect {
  const [left, top] = [(x + scrollX) * zoom - scrollX, (y + scrollY) * zoom - scrollY];
  return new DOMRect(left, top, width * zoom, height * zoom);
}
