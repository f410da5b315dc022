/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Şuraya git…',
  time: 'Bir süre',
  timeHint: (total) => `Örneğin 2:30 veya 2 dk 30. Sesin uzunluğu: ${total}.`,
  go: 'Bu süreye git',
  noTime: 'Dakika ve saniye olarak bir süre yazın, örneğin 2:30.',
  tooLate: (total, end) => `Sesin uzunluğu yalnızca ${total}. Şundan önce bir süre yazın: ${end}.`,
  search: 'Bir başlık veya cümle',
  searchHint: 'Birkaç harfini yazın veya listeden seçin. Ses oradan oynar.',
  headings: 'Başlıklar',
  level: (level) => `düzey ${level}`,
  sentences: 'Cümleler',
  beginning: 'Başta',
  all: { other: '# yer' },
  found: { other: '# sonuç bulundu' },
  nothingFound: 'Bir şey bulunamadı. Daha az harf yazın.',
  more: { other: '# sonuç daha gösterilmiyor. Birini bulmak için birkaç harf yazın.' },
  showMore: { other: '# tane daha göster' },
};
