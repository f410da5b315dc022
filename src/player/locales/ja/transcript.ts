/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: '本文を読み込んでいます…',
  failed: {
    network: '本文を読み込めませんでした。接続を確認してください。',
    invalid: 'ファイルが壊れているため、本文を表示できません。発行者にお知らせください。',
    'no-player': 'どの音声の本文かがこのページに書かれていないため、表示できません。',
  },
  tryAgain: 'もう一度試す',
};
