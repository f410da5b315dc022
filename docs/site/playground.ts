import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { elementsOf, readManifest } from './made.js';

/** The demo's article as it stands in its page. */
async function article(root: string): Promise<string> {
  const page = await readFile(join(root, 'index.html'), 'utf8');
  const found = /<article>[^]*<\/article>/.exec(page)?.[0] ?? '';
  // Headings of its own page; here they are below this page's. Blank lines would end the block of HTML in Markdown.
  return found
    .replace(/<(\/?)h2>/g, '<$1h4>')
    .replace(/<(\/?)h1>/g, '<$1h3>')
    .replace(/\n\s*\n/g, '\n');
}

/** One colour for light and one for dark, of `light-dark(a, b)`. */
const schemes = (value: string): readonly string[] =>
  /light-dark\(\s*(#[0-9a-f]+)\s*,\s*(#[0-9a-f]+)\s*\)/i.exec(value)?.slice(1) ?? [];

const bars = ['sentences', 'loop', 'jump', 'where', 'selection', 'text', 'mute'];

export async function playgroundPage(root: string, dist: string): Promise<string> {
  const [player] = elementsOf(await readManifest(dist)).filter(({ tagName }) => tagName === 'audio-article');
  const colours = (player?.cssProperties ?? []).flatMap(({ name, description = '', default: value = '' }) => {
    const [light] = schemes(value);
    return light === undefined ? [] : [{ name, description, light }];
  });
  const parts = player?.cssParts ?? [];
  const languages = ['en', 'de', 'fr', 'ar', 'ja'];
  const option = (value: string, label = value): string => `<option value="${value}">${label}</option>`;
  return `# Playground

The real player with the demo’s narration: change it here, and take the code with you. What nobody has changed is not in it.

<div class="playground">
<form id="settings">
<fieldset><legend>Attributes</legend>
<label>Language of the player (ui-lang) <select name="ui-lang">${option('', 'as the article')}${languages.map((lang) => option(lang)).join('')}</select></label>
<label>Mini player at the edge (mini) <select name="mini">${option('', 'on')}${option('off')}</select></label>
<fieldset><legend>More controls in the bar (bar)</legend>
${bars.map((name) => `<label>${name} <input type="checkbox" name="bar" value="${name}"></label>`).join('\n')}
</fieldset>
</fieldset>
<fieldset><legend>Colours (custom properties)</legend>
${colours.map(({ name, description, light }) => `<label><span><code>${name}</code>: ${description}</span> <input type="color" name="${name}" value="${light}" data-first="${light}"></label>`).join('\n')}
</fieldset>
<fieldset><legend>Parts</legend>
<label>Part <select name="part">${option('', 'none')}${parts.map(({ name, description = '' }) => option(name, `${name}: ${description}`)).join('')}</select></label>
<label>gets <select name="look">${option('border-radius: 999px', 'round corners')}${option('font-weight: 700', 'bold text')}${option('outline: 2px dashed', 'a dashed outline')}${option('font-size: 1.25em', 'larger text')}</select></label>
</fieldset>
<p><button type="reset">As it was</button></p>
</form>
<h2 id="code">Code</h2>
<pre tabindex="0" aria-label="Code"><code id="code-text"></code></pre>
<p><button type="button" id="copy">Copy the code</button> <span id="copied" role="status"></span></p>
<h2 id="player">Player</h2>
<audio-article src="../transcripts/index.json" id="tried">
${await article(root)}
</audio-article>
</div>
`;
}
