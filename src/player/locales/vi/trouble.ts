/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'Không có kết nối. Giọng sẽ tự đọc tiếp khi có lại.',
    slow: 'Mạng hiện quá chậm. Giọng sẽ tự đọc tiếp.',
    server: 'Máy chủ của nhà xuất bản có vấn đề. Chúng tôi vẫn đang thử.',
    missing: 'Tệp âm thanh không còn. Chỉ nhà xuất bản mới đưa lại được.',
    damaged: 'Tệp âm thanh bị hỏng, hoặc trình duyệt không phát được.',
  },
  waiting: 'Đang chờ mạng…',
  misfit: 'Âm thanh không khớp với văn bản. Có thể đánh dấu sai từ.',
};
