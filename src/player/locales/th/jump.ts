/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'ไปที่…',
  time: 'เวลา',
  timeHint: (total) => `เช่น 2:30 หรือ 2 นาที 30 เสียงยาว ${total}`,
  go: 'ไปที่เวลานี้',
  noTime: 'พิมพ์เวลาเป็นนาทีและวินาที เช่น 2:30',
  tooLate: (total, end) => `เสียงยาวเพียง ${total} โปรดพิมพ์เวลาก่อน ${end}`,
  search: 'หัวข้อหรือประโยค',
  searchHint: 'พิมพ์ตัวอักษรบางตัว หรือเลือกจากรายการ เสียงจะเล่นจากตรงนั้น',
  headings: 'หัวข้อ',
  level: (level) => `ระดับ ${level}`,
  sentences: 'ประโยคทั้งหมด',
  beginning: 'ตอนต้น',
  all: { other: '# แห่ง' },
  found: { other: 'พบ # แห่ง' },
  nothingFound: 'ไม่พบ โปรดพิมพ์ตัวอักษรให้น้อยลง',
  more: { other: 'ยังมีอีก # แห่งที่ไม่แสดง พิมพ์ตัวอักษรเพื่อค้นหา' },
  showMore: { other: 'แสดงอีก # แห่ง' },
};
