/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: '글을 불러오는 중…',
  failed: {
    network: '글을 불러올 수 없습니다. 연결을 확인하세요.',
    invalid: '파일이 손상되어 글을 보여 줄 수 없습니다. 발행자에게 알려 주세요.',
    'no-player': '어느 오디오의 글인지 이 페이지에 나와 있지 않아 보여 줄 수 없습니다.',
  },
  tryAgain: '다시 시도',
};
