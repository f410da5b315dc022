/* Search without a server: the index was made with the pages (Pagefind) and is loaded when somebody types. */

const root = new URL('..', import.meta.url);
const box = document.querySelector('search');
const field = document.querySelector('#search');
const found = document.querySelector('#found');
const results = document.querySelector('#results');

// Beside the text there is room for the list of pages.
if (matchMedia('(min-width: 60rem)').matches) document.querySelector('nav details').open = true;

box.hidden = false;
box.querySelector('form').addEventListener('submit', (event) => event.preventDefault());

/** Pagefind marks what was found by <mark>: read as a document that nobody sees, and only its text is taken. */
function excerpt(html) {
  const nodes = [...new DOMParser().parseFromString(html, 'text/html').body.childNodes];
  const paragraph = document.createElement('p');
  for (const node of nodes) {
    const part =
      node.nodeName === 'MARK' ? document.createElement('mark') : document.createDocumentFragment();
    part.append(node.textContent ?? '');
    paragraph.append(part);
  }
  return paragraph;
}

let pagefind;
field.addEventListener('input', async () => {
  const words = field.value.trim();
  pagefind ??= import(new URL('pagefind/pagefind.js', root)).then(async (module) => {
    await module.options({ baseUrl: root.pathname });
    return module;
  });
  const answer = words === '' ? { results: [] } : await (await pagefind).debouncedSearch(words, {}, 200);
  // Something else was typed meanwhile.
  if (answer === null || words !== field.value.trim()) return;
  const pages = await Promise.all(answer.results.slice(0, 8).map((result) => result.data()));
  found.textContent =
    words === '' ? '' : pages.length === 0 ? 'Nothing was found.' : `${answer.results.length} found`;
  results.replaceChildren(
    ...pages.map(({ url, meta, excerpt: part }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = url;
      link.textContent = meta.title;
      item.append(link, excerpt(part));
      return item;
    }),
  );
});
