import { html } from 'lit';
import { setSettings, settings } from '../../settings.js';
import { isMiniAllowed } from '../../mini/allowed.js';
import { isMusicWanted } from '../../soundtrack/wanted.js';
import { check } from './fields.js';
import type { Section } from './section.js';

export const listeningSection: Section = ({
  context: { narration, player },
  strings: { listening },
  frame: { lang },
}) => {
  const { volume, muted } = settings();
  const percent = new Intl.NumberFormat(lang, { style: 'percent' }).format(volume);
  const onVolume = ({ target }: Event): void =>
    void setSettings({ volume: Number((target as HTMLInputElement).value), muted: false });
  const onMute = ({ target }: Event): void =>
    void setSettings({ muted: (target as HTMLInputElement).checked });
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
  </section>`;
};
