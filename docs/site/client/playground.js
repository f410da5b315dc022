/* The playground: what the form says goes to the player at once, and into the code below it. */

const form = document.querySelector('#settings');
const player = document.querySelector('#tried');
const code = document.querySelector('#code-text');
const copied = document.querySelector('#copied');
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);

const rule = (selector, lines) =>
  lines.length === 0 ? '' : `${selector} {\n${lines.map((line) => `  ${line};`).join('\n')}\n}\n`;

function show() {
  const data = new FormData(form);
  const attributes = {
    'ui-lang': data.get('ui-lang'),
    mini: data.get('mini'),
    bar: data.getAll('bar').join(' '),
  };
  for (const [name, value] of Object.entries(attributes))
    if (value) player.setAttribute(name, value);
    else player.removeAttribute(name);
  const changed = [...form.querySelectorAll('[type=color]')].filter(
    ({ value, dataset }) => value !== dataset.first,
  );
  const part = data.get('part');
  const css =
    rule(
      'audio-article',
      changed.map(({ name, value }) => `${name}: ${value}`),
    ) + (part ? rule(`audio-article::part(${part})`, [data.get('look')]) : '');
  sheet.replaceSync(css);
  const written = Object.entries(attributes)
    .filter(([, value]) => value)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
  code.textContent = [
    '<link rel="stylesheet" href="/player/audio-article.css" />',
    '<script type="module" src="/player/audio-article.js"></script>',
    ...(css ? [`<style>\n${css}</style>`] : []),
    `<audio-article src="/transcripts/my-article.json"${written}>`,
    '  <article>…</article>',
    '</audio-article>',
  ].join('\n');
  copied.textContent = '';
}

form.addEventListener('input', show);
form.addEventListener('submit', (event) => event.preventDefault());
// The fields have their first values only after the event.
form.addEventListener('reset', () => setTimeout(show));
document.querySelector('#copy').addEventListener('click', async () => {
  await navigator.clipboard.writeText(code.textContent);
  copied.textContent = 'Copied.';
});
show();
