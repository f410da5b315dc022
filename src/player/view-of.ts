/** The window that a node is seen in: after an adoption not the one whose script this is. */
export const viewOf = (node: Node): Window & typeof globalThis =>
  (node.ownerDocument ?? (node as Document)).defaultView ?? window;
