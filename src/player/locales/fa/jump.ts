/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'رفتن به…',
  time: 'یک زمان',
  timeHint: (total) => `برای نمونه ۲:۳۰ یا ۲ دقیقه ۳۰. طول صدا ${total} است.`,
  go: 'رفتن به این زمان',
  noTime: 'زمانی با دقیقه و ثانیه بنویسید، مانند ۲:۳۰.',
  tooLate: (total, end) => `طول صدا تنها ${total} است. زمانی پیش از ${end} بنویسید.`,
  search: 'یک عنوان یا یک جمله',
  searchHint: 'چند حرف از آن را بنویسید، یا از فهرست انتخاب کنید. صدا از همان‌جا پخش می‌شود.',
  headings: 'عنوان‌ها',
  level: (level) => `سطح ${level}`,
  sentences: 'جمله‌ها',
  beginning: 'در آغاز',
  all: { other: '# جا' },
  found: { other: '# مورد یافت شد' },
  nothingFound: 'چیزی یافت نشد. حرف‌های کمتری بنویسید.',
  more: { other: '# مورد دیگر نشان داده نشده است. چند حرف بنویسید تا یکی را بیابید.' },
  showMore: { other: 'نشان دادن # مورد دیگر' },
};
