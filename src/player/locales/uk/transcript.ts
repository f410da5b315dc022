/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'Текст завантажується…',
  failed: {
    network: 'Не вдалося завантажити текст. Перевірте з’єднання.',
    invalid: 'Текст не можна показати: його файл пошкоджено. Повідомте видавця.',
    'no-player': 'Текст не можна показати: сторінка не каже, до якого звуку він належить.',
  },
  tryAgain: 'Спробувати знову',
};
