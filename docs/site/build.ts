import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join, posix, relative } from 'node:path';
import {
  Eleventy,
  HtmlBasePlugin,
  IdAttributePlugin,
  InputPathToUrlTransformPlugin,
  type UserConfig,
} from '@11ty/eleventy';
import syntaxHighlight from '@11ty/eleventy-plugin-syntaxhighlight';
import { close, createIndex } from 'pagefind';
import { commandLinePage, elementsPage, schemaPage } from './made.js';
import { groups } from './pages.js';
import { playgroundPage } from './playground.js';
import { typePages } from './types.js';

/*
 * The documentation as a site: the Markdown of docs/ as it reads on its own, and pages that are made of the code. It needs
 * a build (`npm run build`) for the player, the manifest and the schemas.
 */

const root = join(import.meta.dirname, '../..');

export interface SiteOptions {
  /** Emptied first. */
  readonly output: string;
  /** Under which path the site will stand; default: `/`. */
  readonly base?: string;
  /** Without search and pages of types: for tests. */
  readonly quick?: boolean;
}

/** As GitHub makes them, so that a link leads to the same heading in both. */
export const slug = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const addressOf = (file: string): string => (file === 'index' ? '/' : `/${file}/`);

/** Pages without a file, by their path. */
async function madePages(dist: string, quick: boolean): Promise<ReadonlyMap<string, string>> {
  const pages = new Map([
    ['cli', await commandLinePage()],
    ['elements', await elementsPage(dist)],
    ['schema', await schemaPage(dist)],
    ['playground', await playgroundPage(root, dist)],
  ]);
  if (quick) return pages;
  for (const [name, text] of await typePages(root))
    pages.set(
      `types/${name}`,
      text
        .replace(/^# .*/, `# audio-article/${name}`)
        // Entries lie in folders of their own, here all are beside each other.
        .replace(/\]\((?:\.\.\/)*(?:[a-z]+\/)*([a-z]+\.md)/g, ']($1'),
    );
  return pages;
}

/** What leads out of docs/ is in the repository, not on the site: its words stay, the link goes. */
const withoutSources = (text: string): string => text.replace(/\[([^\]]+)\]\((?:\.\.\/)[^)]*\)/g, '$1');

/** A page becomes a folder: files beside it are named from the top. */
const withFilesFromTop = (text: string, folder: string): string =>
  text.replace(
    /\]\((?![a-z]+:|[#/.])([^)#\s]+\.(?!md\b)\w+)\)/g,
    (_link, path: string) => `](${posix.join('/', folder, path)})`,
  );

const titleOf = (text: string): string =>
  /^# (.+)$/m.exec(text)?.[1]?.replace(/[`*]/g, '').trim() ?? 'audio-article';

export async function buildDocs({ output, base = '/', quick = false }: SiteOptions): Promise<void> {
  const dist = join(root, 'dist');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const made = await madePages(dist, quick);
  const files = await readdir(join(root, 'docs'), { recursive: true });
  const exists = (file: string): boolean =>
    made.has(file) || files.includes(`${file}.md`) || files.includes(join(file, 'README.md'));
  const nav = groups.map(({ title, pages }) => ({
    title,
    pages: pages
      .filter(([file]) => exists(file))
      .map(([file, name]) => ({ title: name, url: addressOf(file) })),
  }));
  const config = (user: UserConfig): object => {
    user.setIncludesDirectory('site');
    user.setTemplateFormats(['md']);
    user.ignores.add('docs/site/**');
    user.addGlobalData(
      'groups',
      nav.filter(({ pages }) => pages.length > 0),
    );
    user.addGlobalData('version', version);
    user.addGlobalData('layout', 'layout.liquid');
    user.addGlobalData('eleventyComputed', {
      // Markdown has no front matter here: its first heading is the title, and README is a folder's page.
      title: ({ page }: { page: { rawInput?: string } }) => titleOf(page.rawInput ?? ''),
      permalink: ({ page }: { page: { filePathStem: string } }) =>
        `${page.filePathStem.replace(/\/(?:README|index)$/, '')}/index.html`,
    });
    for (const [name, text] of made) user.addTemplate(`${name}.md`, text);
    user.addPreprocessor('links', 'md', ({ page }, content) =>
      withFilesFromTop(withoutSources(content), posix.dirname(page.filePathStem)),
    );
    user.addPlugin(IdAttributePlugin, { slugify: slug, checkDuplicates: false });
    user.addPlugin(InputPathToUrlTransformPlugin);
    user.addPlugin(HtmlBasePlugin);
    // What is wider than its column is scrolled, also with the keyboard.
    user.addPlugin(syntaxHighlight, { preAttributes: { tabindex: 0 } });
    user.amendLibrary('md', ({ renderer }) => {
      renderer.rules['table_open'] = () =>
        '<div class="wide" tabindex="0" role="group" aria-label="Table">\n<table>\n';
      renderer.rules['table_close'] = () => '</table>\n</div>\n';
    });
    user.addPassthroughCopy({
      'docs/images': 'images',
      'docs/player.png': 'player.png',
      'docs/acr/audio-article.yaml': 'acr/audio-article.yaml',
      'docs/site/client': 'site',
    });
    // Templates of other programs stand in these pages.
    return { markdownTemplateEngine: false };
  };
  await rm(output, { recursive: true, force: true });
  const before = process.cwd();
  process.chdir(root);
  try {
    const eleventy = new Eleventy('docs', relative(root, output), {
      quietMode: true,
      configPath: false,
      pathPrefix: base,
      config,
    });
    await eleventy.write();
  } finally {
    process.chdir(before);
  }
  await mkdir(join(output, 'player'), { recursive: true });
  await cp(join(dist, 'cdn'), join(output, 'player'), {
    recursive: true,
    filter: (path) => !/\.(?:map|d\.ts)$/.test(path),
  });
  for (const file of ['transcripts/index.json', 'transcripts/index.vtt', 'audio/index.mp3'])
    await cp(join(root, file), join(output, file));
  if (!quick) await index(output);
}

async function index(output: string): Promise<void> {
  const { index: made, errors } = await createIndex({ forceLanguage: 'en' });
  if (!made) throw new Error(errors.join('\n'));
  await made.addDirectory({ path: output });
  await made.writeFiles({ outputPath: join(output, 'pagefind') });
  await close();
}

if (process.argv[1] === import.meta.filename) {
  const output = join(root, 'docs-site');
  await buildDocs({ output, base: process.env['DOCS_BASE'] ?? '/' });
  console.log(`The documentation is in ${relative(process.cwd(), output)}/. npm run docs:serve shows it.`);
}
