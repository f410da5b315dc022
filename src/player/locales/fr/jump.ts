/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Aller à…',
  time: 'Un moment',
  timeHint: (total) => `Par exemple 2:30 ou 2 min 30. Durée\u00a0: ${total}.`,
  go: 'Aller à ce moment',
  noTime: 'Écrivez un moment en minutes et secondes, comme 2:30.',
  tooLate: (total, end) => `Le son ne dure que ${total}. Écrivez un moment avant ${end}.`,
  search: 'Un titre ou une phrase',
  searchHint: 'Écrivez-en quelques lettres, ou choisissez dans la liste. La lecture part de là.',
  headings: 'Titres',
  level: (level) => `niveau ${level}`,
  sentences: 'Phrases',
  beginning: 'Au début',
  all: { one: '# endroit', other: '# endroits' },
  found: { one: '# trouvé', other: '# trouvés' },
  nothingFound: 'Rien trouvé. Écrivez moins de lettres.',
  more: {
    one: '# autre n’est pas affiché. Écrivez quelques lettres pour le trouver.',
    other: '# autres ne sont pas affichés. Écrivez quelques lettres pour en trouver un.',
  },
  showMore: { other: 'En montrer # de plus' },
};
