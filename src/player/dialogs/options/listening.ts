import { html } from 'lit';
import { setSettings, settings } from '../../settings.js';
import { setVolume } from '../../set-volume.js';
import { isMiniAllowed } from '../../mini/allowed.js';
import { isMusicWanted } from '../../soundtrack/wanted.js';
import { check, select } from './fields.js';
import type { Section } from './section.js';
import { sleepFields } from './sleep.js';

/** ms. */
const delays = [0, 200, 400, 600, 800, 1000] as const;

export const listeningSection: Section = (section) => {
  const {
    context: { narration, player },
    strings: { listening },
    frame: { lang },
  } = section;
  // The page may have set another one than the listener.
  const { volume, muted } = player;
  const { startDelay, lowerWhileUsed } = settings();
  const seconds = new Intl.NumberFormat(lang, { style: 'unit', unit: 'second', unitDisplay: 'long' });
  const percent = new Intl.NumberFormat(lang, { style: 'percent' }).format(volume);
  const onVolume = ({ target }: Event): void =>
    setVolume(player, { volume: Number((target as HTMLInputElement).value), muted: false });
  const onMute = ({ target }: Event): void =>
    setVolume(player, { muted: (target as HTMLInputElement).checked });
  const onMusic = ({ target }: Event): void =>
    void setSettings({ soundtrack: (target as HTMLInputElement).checked ? 'on' : 'off' });
  return html`<section aria-labelledby="options-listening">
    <h3 id="options-listening">${listening.heading}</h3>
    <label class="choice"
      >${listening.volume}
      <input
        type="range"
        min="0"
        max="1"
        step="0.05"
        .value=${String(volume)}
        aria-valuetext=${percent}
        @input=${onVolume}
    /></label>
    <label class="choice"><input type="checkbox" .checked=${muted} @change=${onMute} /> ${listening.mute}</label>
    ${
      narration.soundtrack &&
      html`<label class="choice"
        ><input type="checkbox" .checked=${isMusicWanted()} @change=${onMusic} /> ${listening.music}</label
      >`
    }
    ${
      isMiniAllowed(player) &&
      check(listening.mini, settings().mini, (isOn) => void setSettings({ mini: isOn }))
    }
    ${sleepFields(section)}
    ${select(
      listening.startDelay,
      startDelay,
      delays.map((ms) => [ms, ms ? seconds.format(ms / 1000) : listening.noStartDelay] as const),
      (ms) => void setSettings({ startDelay: ms }),
      { id: 'options-start-delay', text: listening.startDelayHint },
    )}
    ${check(listening.lowerWhileUsed, lowerWhileUsed, (isOn) => void setSettings({ lowerWhileUsed: isOn }), {
      id: 'options-lower-while-used',
      text: listening.lowerWhileUsedHint,
    })}
  </section>`;
};
