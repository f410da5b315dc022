/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'اتصالی نیست. وقتی برگردد، صدا خودش ادامه می‌دهد.',
    slow: 'شبکه اکنون بسیار کند است. صدا خودش ادامه می‌دهد.',
    server: 'کارساز ناشر مشکلی دارد. همچنان تلاش می‌کنیم.',
    missing: 'پروندهٔ صدا دیگر نیست. تنها ناشر می‌تواند آن را برگرداند.',
    damaged: 'پروندهٔ صدا خراب است، یا مرورگر نمی‌تواند پخشش کند.',
  },
  waiting: 'در انتظار شبکه…',
  misfit: 'صدا با متن جور نیست. شاید واژه‌های نادرستی نشانه‌گذاری شوند.',
};
