import { parseHTML } from 'linkedom';
import { AudioArticleError } from '../../core/errors.js';

/** Of elements: an article of 100,000 words has some 10,000, and a tree takes about 1 KB for each. */
const MAX_ELEMENTS = 200_000;

/**
 * The document of a page or a fragment. linkedom's parser does not add what HTML lets authors leave out, so
 * here `<html>` and `<body>` come around whatever lacks them, as in a browser.
 * @throws AudioArticleError AA_E_INPUT_TOO_LARGE
 */
export function parseDocument(html: string, name: string): Document {
  let tags = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) tags++;
  if (tags > 2 * MAX_ELEMENTS)
    throw new AudioArticleError(
      'AA_E_INPUT_TOO_LARGE',
      `${name} has more than ${MAX_ELEMENTS} elements.`,
      'Split it.',
    );

  const markup = withoutScripts(isXml(html, name) ? xmlAsHtml(html) : html);
  const whole = /<html[\s>]/i.test(markup)
    ? markup
    : `<!doctype html><html><head></head><body>${markup}</body></html>`;
  const { document } = parseHTML(whole);
  if (/\s[A-Z][A-Z-]*\s*=/.test(whole)) lowerAttributeNames(document);
  adoptStrays(document);
  return document;
}

/** An EPUB’s page, or another one that was written as XML. */
const isXml = (text: string, name: string): boolean =>
  /^\s*<\?xml\b/.test(text) || /\.xht(?:ml)?$/i.test(name.replace(/[?#].*$/s, ''));

const voidTags = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;
const knownNamespace = /^http:\/\/www\.w3\.org\/(?:1999\/xhtml|1998\/Math\/MathML|2000\/svg)$/;

/** What HTML reads differently: `<div/>`, `<![CDATA[ ]]>`, `<h:p>`. */
function xmlAsHtml(xml: string): string {
  const text = withoutCdata(xml).replace(
    /<([A-Za-z][\w:.-]*)((?:\s[^<>]*)?)\/>/g,
    (whole, tag: string, attributes: string) =>
      voidTags.test(tag) ? whole : `<${tag}${attributes}></${tag}>`,
  );
  const prefixes = Array.from(text.slice(0, 20_000).matchAll(/\sxmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g))
    .filter(([, , address = '']) => knownNamespace.test(address))
    .map(([, prefix = '']) => prefix.replaceAll('.', '\\.'));
  return prefixes.length === 0
    ? text
    : text.replace(new RegExp(`<(/?)(?:${prefixes.join('|')}):`, 'g'), '<$1');
}

/** Character data as text. What nothing closes stays, and what follows it is not searched again. */
function withoutCdata(xml: string): string {
  let text = '';
  let from = 0;
  for (let open = xml.indexOf('<![CDATA['); open >= 0; open = xml.indexOf('<![CDATA[', from)) {
    const close = xml.indexOf(']]>', open);
    if (close < 0) break;
    text += xml.slice(from, open);
    text += xml
      .slice(open + 9, close)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;');
    from = close + 3;
  }
  return text + xml.slice(from);
}

/** Half of a page’s characters are scripts and styles: neither read nor looked into. schema.org data stays. */
function withoutScripts(html: string): string {
  const opening = /<(script|style|noscript)(?=[\s>/])/gi;
  let kept = '';
  let from = 0;
  for (let match = opening.exec(html); match; match = opening.exec(html)) {
    const [, name = ''] = match;
    const tagEnd = html.indexOf('>', match.index);
    const closing = new RegExp(`</${name}\\s*>`, 'gi');
    closing.lastIndex = tagEnd;
    // Nothing closes it: the parser decides, and what follows is not searched again.
    if (tagEnd < 0 || !closing.test(html)) break;
    if (!/\bld\+json\b/i.test(html.slice(match.index, tagEnd))) {
      kept += html.slice(from, match.index);
      from = closing.lastIndex;
    }
    opening.lastIndex = closing.lastIndex;
  }
  return kept + html.slice(from);
}

/** linkedom keeps attribute names as they are written; `CLASS` and `LANG` are common in old pages. */
function lowerAttributeNames(document: Document): void {
  for (const element of Array.from(document.querySelectorAll('*')))
    for (const name of element.getAttributeNames())
      if (/[A-Z]/.test(name)) element.setAttribute(name.toLowerCase(), element.getAttribute(name) ?? '');
}

/** Moves what stands beside head and body into the body. */
function adoptStrays(document: Document): void {
  const root = document.documentElement;
  const isPart = (node: Node, part: string): boolean => (node as Partial<Element>).localName === part;
  const bodies = Array.from(root.childNodes).filter((node) => isPart(node, 'body'));
  const body = (bodies[0] as Element | undefined) ?? document.createElement('body');
  let before = true;
  const firstChild = body.firstChild;
  for (const node of Array.from(root.childNodes)) {
    if (node === body) before = false;
    else if (!isPart(node, 'head')) body.insertBefore(node, before && bodies.length > 0 ? firstChild : null);
  }
  for (const node of Array.from(document.childNodes)) {
    // What follows </html>; a doctype and comments are no text.
    if (node !== root && (node.nodeType === 1 || node.nodeType === 3)) body.append(node);
  }
  if (bodies.length === 0) root.append(body);
}
