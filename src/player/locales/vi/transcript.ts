/* Reviewed by a native speaker: no. */
import type { TranscriptStrings } from '../../transcript-strings.js';

export const transcriptStrings: TranscriptStrings = {
  loading: 'Đang tải văn bản…',
  failed: {
    network: 'Không tải được văn bản. Hãy kiểm tra kết nối.',
    invalid: 'Không hiện được văn bản vì tệp bị hỏng. Xin báo cho nhà xuất bản.',
    'no-player': 'Không hiện được văn bản vì trang không cho biết nó thuộc âm thanh nào.',
  },
  tryAgain: 'Thử lại',
};
