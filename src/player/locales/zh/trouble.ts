/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: '没有网络连接。恢复后声音会自动继续。',
    slow: '现在网络太慢。声音会自动继续。',
    server: '发布者的服务器有问题。我们会继续尝试。',
    missing: '音频文件不见了。只有发布者能放回来。',
    damaged: '音频文件已损坏，或浏览器无法播放。',
  },
  waiting: '正在等待网络…',
  misfit: '音频与文字不符，可能会标错词。',
};
