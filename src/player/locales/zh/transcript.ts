/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: '正在载入文字…',
  failed: {
    network: '无法载入文字。请检查网络连接。',
    invalid: '文件已损坏，无法显示文字。请告知发布者。',
    'no-player': '本页没有说明文字属于哪个音频，因此无法显示。',
  },
  tryAgain: '重试',
};
