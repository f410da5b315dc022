import type { ActionStrings } from '../../action-strings.js';

/** Written by the makers; no other native speaker has reviewed it yet. */
export const actionStrings: ActionStrings = {
  names: {
    playPause: 'Abspielen oder Pause',
    back: 'Zurück 15 Sekunden',
    forward: 'Vor 15 Sekunden',
    previous: 'Voriger Satz',
    repeat: 'Satz noch einmal',
    next: 'Nächster Satz',
    loop: 'Satz in Schleife',
    slower: 'Langsamer',
    faster: 'Schneller',
    mute: 'Stumm',
    jump: 'Springen zu …',
    where: 'Wo bin ich?',
    selection: 'Ab Auswahl abspielen',
    text: 'Zum Text gehen',
    current: 'Zurück zum aktuellen Satz',
  },
  buttons: {
    previous: ['Voriger', 'Satz'],
    repeat: ['Noch einmal', 'diesen Satz'],
    next: ['Nächster', 'Satz'],
    loop: ['Schleife', 'mit diesem Satz'],
    jump: ['Springen zu …', ''],
    where: ['Wo bin ich?', ''],
    selection: ['Ab Auswahl abspielen', ''],
    text: ['Zum Text gehen', ''],
    mute: ['Stumm', ''],
  },
  group: 'Weitere Steuerung',
  whereabouts: (time, total, section) => `${time} von ${total}${section ? `, Abschnitt „${section}“` : ''}`,
  isLastSentence: 'Das ist der letzte Satz.',
  speedIs: (rate) => `Tempo ${rate}×`,
  loopIs: { on: 'Der Satz läuft in einer Schleife', off: 'Der Satz läuft nicht mehr in einer Schleife' },
  muteIs: { on: 'Stumm', off: 'Nicht mehr stumm' },
};
