/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: '연결이 없습니다. 돌아오면 목소리가 저절로 이어집니다.',
    slow: '지금 네트워크가 너무 느립니다. 목소리가 저절로 이어집니다.',
    server: '발행자의 서버에 문제가 있습니다. 계속 시도합니다.',
    missing: '오디오 파일이 없어졌습니다. 발행자만 되돌릴 수 있습니다.',
    damaged: '오디오 파일이 손상되었거나 브라우저가 재생할 수 없습니다.',
  },
  waiting: '네트워크를 기다리는 중…',
  misfit: '오디오가 글과 맞지 않습니다. 틀린 낱말이 표시될 수 있습니다.',
};
