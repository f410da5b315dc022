/** The player of an element elsewhere on the page: the one with the id in its `for`, in the same tree; else the one around it. */
export function playerOf(element: Element & { readonly for: string | undefined }): Element | null {
  if (!element.for) return element.closest('audio-article');
  // Alone in no page, it is its own root.
  return (element.getRootNode() as Partial<Document>).getElementById?.(element.for) ?? null;
}
