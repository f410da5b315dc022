/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Chuyển đến…',
  time: 'Thời điểm',
  timeHint: (total) => `Ví dụ 2:30 hoặc 2 phút 30. Âm thanh dài ${total}.`,
  go: 'Đến thời điểm này',
  noTime: 'Hãy nhập phút và giây, ví dụ 2:30.',
  tooLate: (total, end) => `Âm thanh chỉ dài ${total}. Hãy nhập thời điểm trước ${end}.`,
  search: 'Tiêu đề hoặc câu',
  searchHint: 'Nhập vài chữ, hoặc chọn trong danh sách. Âm thanh phát từ đó.',
  headings: 'Tiêu đề',
  level: (level) => `cấp ${level}`,
  sentences: 'Các câu',
  beginning: 'Ở đầu',
  all: { other: '# chỗ' },
  found: { other: 'Tìm thấy #' },
  nothingFound: 'Không tìm thấy gì. Hãy nhập ít chữ hơn.',
  more: { other: 'Còn # chỗ chưa hiện. Hãy nhập vài chữ để tìm.' },
  showMore: { other: 'Hiện thêm # chỗ' },
};
