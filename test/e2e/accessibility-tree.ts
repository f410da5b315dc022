import type { Page, Protocol } from 'puppeteer-core';

/**
 * The tree that a screen reader reads, a line per node.
 * @param isNumbered with the number of each node: of a node made anew it is another
 */
export async function accessibilityTree(page: Page, { isNumbered = false } = {}): Promise<string[]> {
  const session = await page.createCDPSession();
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const walk = (node: Protocol.Accessibility.AXNode | undefined, depth: number): void => {
    if (!node) return;
    const { role, name, value, description, properties = [], backendDOMNodeId } = node;
    const said = properties.map(({ name, value }) => `${name}=${JSON.stringify(value.value)}`);
    const number = isNumbered ? backendDOMNodeId : '';
    if (!node.ignored)
      lines.push(
        [' '.repeat(depth), role?.value, name?.value, value?.value, description?.value, ...said, number]
          .join(' ')
          .trimEnd(),
      );
    for (const id of node.childIds ?? []) walk(byId.get(id), depth + (node.ignored ? 0 : 1));
  };
  walk(nodes[0], 0);
  return lines;
}
