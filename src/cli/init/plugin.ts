import { aroundContent } from './layout.js';
import { create, type Plan } from './plan.js';
import { configurationOf, type Site } from './site.js';

/* Sites whose generator has a plugin of ours: it brings the player along and narrates when the site is built. */

const ELEVENTY = `import { audioArticle } from 'audio-article/eleventy';

// Pages with an <audio-article> that has no src are narrated when the site is built.
export default (eleventyConfig) => {
  eleventyConfig.addPlugin(audioArticle);
};
`;

const VITE = `import { audioArticle } from 'audio-article/vite';

// Pages with an <audio-article> that has no src are narrated when the site is built.
export default { plugins: [audioArticle()] };
`;

const around = ['<audio-article><article>', '</article></audio-article>'] as const;

/** What the people of the site do themselves: nobody else edits their configuration. */
async function toAdd(site: Site, there: string | undefined, plugin: string, how: string): Promise<string[]> {
  if (there === undefined || ((await site.read(there)) ?? '').includes(plugin)) return [];
  return [`Add to ${there}: import { audioArticle } from '${plugin}'; and ${how}`];
}

export async function planEleventy(site: Site): Promise<Plan> {
  const there = await configurationOf(site, 'eleventy');
  const folders = ['_includes', '_includes/layouts', 'src/_includes', 'src/_includes/layouts'];
  const layouts = folders.flatMap((folder) =>
    ['post', 'article'].flatMap((name) => ['njk', 'liquid'].map((kind) => `${folder}/${name}.${kind}`)),
  );
  const layout = await aroundContent(site, layouts, /\{\{-?\s*content(?:\s*\|\s*safe)?\s*-?\}\}/g, around);
  return {
    changes: [
      ...(there === undefined ? [create('eleventy.config.mjs', ELEVENTY, undefined)] : []),
      ...layout.changes,
    ],
    playerDir: undefined,
    next: [
      ...(await toAdd(site, there, 'audio-article/eleventy', 'eleventyConfig.addPlugin(audioArticle);')),
      ...layout.next,
      'npx @11ty/eleventy',
    ],
  };
}

export async function planVite(site: Site): Promise<Plan> {
  const there = await configurationOf(site, 'vite');
  const page = (await site.read('index.html')) ?? '';
  return {
    changes: there === undefined ? [create('vite.config.mjs', VITE, undefined)] : [],
    playerDir: undefined,
    next: [
      ...(await toAdd(site, there, 'audio-article/vite', 'plugins: [audioArticle()]')),
      ...(page.includes('<audio-article')
        ? []
        : ['Put <audio-article> before and </audio-article> after the <article> of your pages.']),
      'npx vite',
    ],
  };
}
