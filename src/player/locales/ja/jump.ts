/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: '移動先…',
  time: '時間',
  timeHint: (total) => `例：2:30 または 2 分 30。音声の長さは${total}です。`,
  go: 'この時間へ移動',
  noTime: '2:30 のように、分と秒で時間を入力してください。',
  tooLate: (total, end) => `音声の長さは${total}です。${end} より前の時間を入力してください。`,
  search: '見出しまたは文',
  searchHint: '何文字か入力するか、一覧から選んでください。そこから再生します。',
  headings: '見出し',
  level: (level) => `レベル ${level}`,
  sentences: '文の一覧',
  beginning: '冒頭',
  all: { other: '# か所' },
  found: { other: '# 件見つかりました' },
  nothingFound: '見つかりません。文字を減らしてください。',
  more: { other: 'ほかに # 件あります。何文字か入力して探してください。' },
  showMore: { other: 'さらに # 件表示' },
};
