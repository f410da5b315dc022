/** As much of `<audio-article>` as says where its article is. */
export interface WithArticle extends HTMLElement {
  /** Id of the article in the same tree. */
  readonly for: string | undefined;
}

/** The one that `for` names; without it the player's own content, if there is any. */
export function articleOf(player: WithArticle): Element | undefined {
  if (player.for)
    return (player.getRootNode() as Document | ShadowRoot).getElementById(player.for) ?? undefined;
  // Alone in it, a transcript is the article.
  const [only, second] = [...player.children].filter(({ slot }) => !slot);
  if (only?.localName === 'audio-article-transcript' && !second) return only;
  const holdsText = [...player.childNodes].some((node) =>
    // By what they have: of another document's nodes, these classes do not know.
    node.nodeType === 1 ? !(node as Element).slot : node.nodeType === 3 && /\S/.test((node as Text).data),
  );
  return holdsText ? player : undefined;
}
