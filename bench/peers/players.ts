import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bundle, bundleOf, ourBundle } from './bundle.js';
import { versionOf } from './install.js';

/* Each player as its README has it: what a page imports, what it writes into its markup, where its Play is. */

export interface Player {
  readonly name: string;
  readonly version: string;
  readonly bundle: Bundle | undefined;
  /** What stands over the article. */
  readonly markup: string;
  /** The words of the article are elements of their own. */
  readonly hasSpans: boolean;
  /** Selectors of the Play button, from shadow root to shadow root. */
  readonly play: readonly string[];
  /** An expression that gives, once it is usable, what plays: an HTMLMediaElement or what mirrors one. */
  readonly media: string;
  /** Files that it loads by itself. */
  readonly more?: Readonly<Record<string, Uint8Array>>;
}

const AUDIO = "document.getElementById('audio')";

const audio = (attributes: string): string =>
  `<audio id="audio" preload="none" src="/audio.wav" ${attributes}></audio>`;

export const OURS = 'audio-article';
export const PLYR = 'plyr';
export const SHIKWASA = 'shikwasa';
export const HYPERAUDIO = 'hyperaudio-lite';
export const NATIVE = '<audio>';

export const native: Player = {
  name: NATIVE,
  version: 'the browser’s own',
  bundle: undefined,
  markup: audio('controls'),
  hasSpans: false,
  play: ['#audio'],
  media: AUDIO,
};

export async function players(folder: string): Promise<Player[]> {
  const peer = async (
    name: string,
    source: string,
    rest: Pick<Player, 'markup' | 'play' | 'more'> & Partial<Pick<Player, 'hasSpans' | 'media'>>,
  ): Promise<Player> => ({
    name,
    version: await versionOf(folder, name),
    bundle: await bundleOf(source, folder),
    hasSpans: false,
    media: AUDIO,
    ...rest,
  });
  return [
    {
      name: OURS,
      version: 'this tree',
      bundle: await ourBundle(),
      // The article is within: page.ts.
      markup: '',
      hasSpans: false,
      play: [OURS, 'button.play'],
      media: `document.querySelector('${OURS}')`,
    },
    await peer(
      PLYR,
      `import Plyr from 'plyr';
       import 'plyr/dist/plyr.css';
       window.player = new Plyr('#audio', { iconUrl: '/plyr.svg' });`,
      {
        markup: audio('controls'),
        play: ['.plyr__controls [data-plyr="play"]'],
        more: { '/plyr.svg': await readFile(join(folder, 'node_modules/plyr/dist/plyr.svg')) },
      },
    ),
    await peer(
      'media-chrome',
      mediaChromeParts.map((part) => `import 'media-chrome/dist/media-${part}.js';`).join('\n'),
      {
        markup: `<media-controller audio>${audio('slot="media"')}<media-control-bar>${mediaChromeParts
          .slice(2)
          .map((part) => `<media-${part}></media-${part}>`)
          .join('')}</media-control-bar></media-controller>`,
        play: ['media-play-button:defined'],
      },
    ),
    await peer(
      SHIKWASA,
      `import { Player } from 'shikwasa';
       import 'shikwasa/dist/style.css';
       window.player = new Player({
         container: () => document.querySelector('#player'),
         preload: 'none',
         audio: { title: 'A very long article', artist: 'Nobody', cover: '/cover.svg', src: '/audio.wav' },
       });`,
      {
        markup: '<div id="player"></div>',
        play: ['.shk-btn_toggle'],
        media: 'window.player.audio',
        more: { '/cover.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>') },
      },
    ),
    await peer(
      'vidstack',
      `import 'vidstack/player/styles/default/theme.css';
       import 'vidstack/player/styles/default/layouts/audio.css';
       import 'vidstack/player';
       import 'vidstack/player/layouts/default';
       import 'vidstack/player/ui';`,
      {
        markup: `<media-player title="A very long article" view-type="audio" preload="none" src="/audio.wav"><media-provider></media-provider>
          <media-audio-layout></media-audio-layout></media-player>`,
        play: ['media-audio-layout .vds-play-button'],
        media: "document.querySelector('media-player audio')",
      },
    ),
    // It has no interface: the button is the page's.
    await peer(
      'howler',
      `import { Howl } from 'howler';
       const sound = new Howl({ src: ['/audio.wav'], html5: true, preload: false });
       const play = document.getElementById('play');
       play.onclick = () => (sound.playing() ? sound.pause() : sound.play());
       play.dataset.ready = '';
       window.player = {
         get readyState() { return sound.state() === 'loaded' ? 4 : 0; },
         get currentTime() { return sound.seek() || 0; },
         set currentTime(seconds) { sound.load(); sound.seek(seconds); },
         set playbackRate(rate) { sound.rate(rate); },
         play: () => new Promise((resolve) => { sound.once('play', resolve); sound.play(); }),
         pause: () => sound.pause(),
       };`,
      { markup: '<button id="play">Play</button>', play: ['#play[data-ready]'], media: 'window.player' },
    ),
    await peer(
      HYPERAUDIO,
      `import { HyperaudioLite } from 'hyperaudio-lite';
       window.player = new HyperaudioLite({
         transcript: 'article', player: 'audio', autoScroll: true, scrollContainer: document.scrollingElement,
       });
       document.getElementById('audio').dataset.ready = '';`,
      { markup: audio('controls'), hasSpans: true, play: ['#audio[data-ready]'] },
    ),
    native,
  ];
}

/** An audio player of the parts that its README lists, with seek buttons as ours has. */
const mediaChromeParts = [
  'controller',
  'control-bar',
  'play-button',
  'seek-backward-button',
  'seek-forward-button',
  'time-display',
  'time-range',
  'playback-rate-button',
  'mute-button',
  'volume-range',
];
