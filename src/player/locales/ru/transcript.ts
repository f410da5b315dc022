/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'Текст загружается…',
  failed: {
    network: 'Не удалось загрузить текст. Проверьте соединение.',
    invalid: 'Текст нельзя показать: его файл повреждён. Сообщите об этом издателю.',
    'no-player': 'Текст нельзя показать: страница не говорит, к какому звуку он относится.',
  },
  tryAgain: 'Попробовать снова',
};
