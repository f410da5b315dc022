/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: '接続がありません。戻れば声は自動で続きます。',
    slow: '今はネットワークが遅すぎます。声は自動で続きます。',
    server: '発行者のサーバーに問題があります。引き続き試しています。',
    missing: '音声ファイルがありません。戻せるのは発行者だけです。',
    damaged: '音声ファイルが壊れているか、ブラウザーで再生できません。',
  },
  waiting: 'ネットワークを待っています…',
  misfit: '音声が本文と合いません。違う語に印が付くことがあります。',
};
