/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'يجري تحميل النص…',
  failed: {
    network: 'تعذّر تحميل النص. تحقق من اتصالك.',
    invalid: 'لا يمكن عرض النص لأن ملفه تالف. يُرجى إبلاغ الناشر.',
    'no-player': 'لا يمكن عرض النص لأن هذه الصفحة لا تذكر الصوت الذي يتبعه.',
  },
  tryAgain: 'إعادة المحاولة',
};
