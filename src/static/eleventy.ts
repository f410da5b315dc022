import { openSiteNarrator, type SiteOptions } from './site-narrator.js';

export type { SiteOptions } from './site-narrator.js';

/** As much of Eleventy's configuration (3.x) as is used here. */
export interface EleventyConfig {
  addTransform(
    name: string,
    transform: (this: { readonly page: EleventyPage }, content: string) => Promise<string>,
  ): unknown;
  on(
    event: 'eleventy.after',
    listener: (built: { readonly dir: { readonly output: string } }) => Promise<void>,
  ): unknown;
  /** Also what changes this file makes a new build. */
  addWatchTarget(path: string): unknown;
  readonly watchIgnores: { add(pattern: string): unknown };
}

interface EleventyPage {
  /** False: it is not written. */
  readonly outputPath: string | false;
  readonly url: string | false;
}

/**
 * Narrates every page that has an `<audio-article>` without `src`, when the site is built:
 *
 *     import { audioArticle } from 'audio-article/eleventy';
 *     eleventyConfig.addPlugin(audioArticle);
 *
 * The site gets `audio/`, `transcripts/` and `player/`.
 */
export function audioArticle(eleventyConfig: EleventyConfig, options: SiteOptions = {}): void {
  const narrator = openSiteNarrator(options);
  // What a build keeps is no reason for another.
  eleventyConfig.watchIgnores.add(`${narrator.cacheDir.replaceAll('\\', '/')}/**`);
  for (const file of narrator.lexiconFiles) eleventyConfig.addWatchTarget(file);
  eleventyConfig.addTransform('audio-article', async function (content) {
    const { outputPath, url } = this.page;
    if (!outputPath || !url || !outputPath.endsWith('.html')) return content;
    return (await narrator.narratePage(content, url, true)).html;
  });
  eleventyConfig.on('eleventy.after', ({ dir }) => narrator.copyTo(dir.output, true));
}
