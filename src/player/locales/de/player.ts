import type { PlayerStrings } from '../../strings.js';

/** Written by the makers; no other native speaker has reviewed it yet. */
export const playerStrings: PlayerStrings = {
  region: 'Audiofassung dieses Artikels',
  disclosure: 'Diese Audiofassung wurde künstlich erzeugt.',
  moreInfo: 'Mehr Infos',
  moreInfoAbout: 'über diese künstlich erzeugte Audiofassung',
  sendFeedback: 'Feedback senden',
  sendFeedbackAbout: 'zu dieser Audiofassung',
  controls: 'Audiosteuerung',
  play: 'Abspielen',
  pause: 'Pause',
  back: 'Zurück 15',
  forward: 'Vor 15',
  seconds: ['s', 'Sekunden'],
  speed: 'Tempo',
  position: 'Position',
  positionOf: (time, total) => `${time} von ${total}`,
  hint: 'Klicken Sie auf ein Wort im Text, um von dort an zu hören.',
  resumeFrom: (time) => `Weiter ab ${time}`,
  startOver: 'Von vorn beginnen',
  backToSentence: 'Zurück zum aktuellen Satz',
  problems: {
    'narration-missing': 'Die Audiofassung konnte nicht geladen werden.',
    'narration-invalid': 'Die Audiofassung ist beschädigt. Das kann nur der Anbieter beheben.',
    audio: 'Der Ton konnte nicht geladen werden.',
    refused: 'Der Browser hat den Ton zurückgehalten. Bitte noch einmal auf „Abspielen“ drücken.',
  },
  notOpened: 'Das konnte nicht geöffnet werden. Bitte prüfen Sie Ihre Verbindung.',
  tryAgain: 'Noch einmal versuchen',
  download: 'Audio herunterladen',
};
