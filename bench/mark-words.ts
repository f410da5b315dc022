import { build } from 'esbuild';
import { root } from '../test/e2e/demo.js';

/** A script that gives a page `window.markWord`, made of the player's own modules; the page has `#article`. */
export async function ourMarking(narrationUrl: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `
        import { readNarration } from './src/core/narration/read.js';
        import { sentenceOfWord, timelineOf } from './src/core/timeline.js';
        import { asTimePasses } from './src/player/exposed.js';
        import { readAlong } from './src/player/reading.js';
        globalThis.marking = fetch(${JSON.stringify(narrationUrl)}).then((answer) => answer.json()).then((json) => {
          const narration = readNarration(json);
          const timeline = timelineOf(narration);
          const player = document.body.appendChild(document.createElement('div'));
          // As while it plays: following the word is part of what it costs.
          const media = Object.defineProperty(new Audio(), 'paused', { value: false });
          const reading = readAlong({
            player, media, narration, timeline,
            root: player.attachShadow({ mode: 'open' }),
            article: document.querySelector('article'),
            signal: new AbortController().signal,
          });
          globalThis.markWord = (word) =>
            asTimePasses(() => reading.show(word, sentenceOfWord(timeline, word)));
        });`,
      resolveDir: root,
    },
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}
