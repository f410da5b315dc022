/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'ไม่มีการเชื่อมต่อ เสียงจะเล่นต่อเองเมื่อกลับมา',
    slow: 'ตอนนี้เครือข่ายช้าเกินไป เสียงจะเล่นต่อเอง',
    server: 'เซิร์ฟเวอร์ของผู้เผยแพร่มีปัญหา เราจะลองต่อไป',
    missing: 'ไม่มีไฟล์เสียงแล้ว มีเพียงผู้เผยแพร่ที่นำกลับมาได้',
    damaged: 'ไฟล์เสียงเสียหาย หรือเบราว์เซอร์เล่นไม่ได้',
  },
  waiting: 'กำลังรอเครือข่าย…',
  misfit: 'เสียงไม่ตรงกับเนื้อหา อาจทำเครื่องหมายผิดคำ',
};
