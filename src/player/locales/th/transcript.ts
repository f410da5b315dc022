/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'กำลังโหลดเนื้อหา…',
  failed: {
    network: 'โหลดเนื้อหาไม่ได้ โปรดตรวจการเชื่อมต่อ',
    invalid: 'แสดงเนื้อหาไม่ได้เพราะไฟล์เสียหาย โปรดแจ้งผู้เผยแพร่',
    'no-player': 'แสดงเนื้อหาไม่ได้เพราะหน้านี้ไม่ได้บอกว่าเป็นของเสียงใด',
  },
  tryAgain: 'ลองใหม่',
};
