/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: '이동하기…',
  time: '시간',
  timeHint: (total) => `예: 2:30 또는 2 분 30. 오디오 길이는 ${total}입니다.`,
  go: '이 시간으로 가기',
  noTime: '2:30처럼 분과 초로 시간을 입력하세요.',
  tooLate: (total, end) => `오디오 길이는 ${total}뿐입니다. ${end} 이전의 시간을 입력하세요.`,
  search: '제목 또는 문장',
  searchHint: '몇 글자를 입력하거나 목록에서 고르세요. 거기부터 재생됩니다.',
  headings: '제목',
  level: (level) => `수준 ${level}`,
  sentences: '문장',
  beginning: '처음',
  all: { other: '#곳' },
  found: { other: '# 개 찾음' },
  nothingFound: '찾지 못했습니다. 글자를 줄여 보세요.',
  more: { other: '# 개가 더 있습니다. 몇 글자를 입력해 찾으세요.' },
  showMore: { other: '# 개 더 보기' },
};
