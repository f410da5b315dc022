/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'Il n’y a pas de connexion. La voix reprendra d’elle-même à son retour.',
    slow: 'Le réseau est trop lent en ce moment. La voix reprendra d’elle-même.',
    server: 'Le serveur de l’éditeur a un problème. Nous continuons d’essayer.',
    missing: 'Le fichier audio a disparu. Seul l’éditeur peut le remettre.',
    damaged: 'Le fichier audio est endommagé, ou votre navigateur ne peut pas le lire.',
  },
  waiting: 'En attente du réseau…',
  misfit: 'Le son ne correspond pas au texte. De mauvais mots peuvent être marqués.',
};
