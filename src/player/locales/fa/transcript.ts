/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'متن در حال بارگذاری است…',
  failed: {
    network: 'متن بارگذاری نشد. اتصال خود را بررسی کنید.',
    invalid: 'متن نشان داده نمی‌شود، چون پروندهٔ آن خراب است. لطفاً به ناشر بگویید.',
    'no-player': 'متن نشان داده نمی‌شود، چون این صفحه نمی‌گوید متن از کدام صداست.',
  },
  tryAgain: 'تلاش دوباره',
};
