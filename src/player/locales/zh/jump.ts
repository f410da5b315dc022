/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: '跳转到…',
  time: '时间',
  timeHint: (total) => `例如 2:30 或 2 分 30。音频长 ${total}。`,
  go: '转到这个时间',
  noTime: '请输入分和秒，例如 2:30。',
  tooLate: (total, end) => `音频只有 ${total} 长。请输入 ${end} 之前的时间。`,
  search: '标题或句子',
  searchHint: '输入其中几个字，或从列表中选择。音频会从那里播放。',
  headings: '标题',
  level: (level) => `第 ${level} 级`,
  sentences: '句子',
  beginning: '开头',
  all: { other: '# 处' },
  found: { other: '找到 # 处' },
  nothingFound: '没有找到。请少输入几个字。',
  more: { other: '还有 # 处未显示。输入几个字来查找。' },
  showMore: { other: '再显示 # 处' },
};
