/* Reviewed by a native speaker: no. */
import type { ActionStrings } from '../../action-strings.js';

export const actionStrings: ActionStrings = {
  names: {
    playPause: 'Lire ou mettre en pause',
    back: 'Reculer de 15 secondes',
    forward: 'Avancer de 15 secondes',
    previous: 'Phrase précédente',
    repeat: 'Répéter la phrase',
    next: 'Phrase suivante',
    loop: 'Lire la phrase en boucle',
    slower: 'Plus lentement',
    faster: 'Plus vite',
    mute: 'Couper le son',
    jump: 'Aller à…',
    where: 'Où suis-je\u202f?',
    selection: 'Lire à partir de la sélection',
    text: 'Aller au texte',
    current: 'Revenir à la phrase en cours',
  },
  buttons: {
    previous: ['Précédente', 'phrase'],
    repeat: ['Répéter', 'la phrase'],
    next: ['Suivante', 'phrase'],
    loop: ['Boucle', 'sur la phrase'],
    jump: ['Aller à…', ''],
    where: ['Où suis-je\u202f?', ''],
    selection: ['Lire à partir de la sélection', ''],
    text: ['Aller au texte', ''],
    mute: ['Couper le son', ''],
  },
  group: 'Autres commandes',
  whereabouts: (time, total, section) =>
    `${time} sur ${total}${section ? `, section «\u00a0${section}\u00a0»` : ''}`,
  isLastSentence: 'C’est la dernière phrase.',
  speedIs: (rate) => `Vitesse ${rate}×`,
  loopIs: { on: 'La phrase est lue en boucle', off: 'La phrase n’est plus lue en boucle' },
  muteIs: { on: 'Son coupé', off: 'Son rétabli' },
  selectFirst: 'Sélectionnez d’abord des mots dans le texte, ou placez-y le curseur.',
};
