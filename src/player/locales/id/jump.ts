/* Reviewed by a native speaker: no. */
import type { JumpStrings } from '../../dialogs/jump/strings.js';

export const jumpStrings: JumpStrings = {
  heading: 'Lompat ke…',
  time: 'Waktu',
  timeHint: (total) => `Misalnya 2:30 atau 2 mnt 30. Panjang audio ${total}.`,
  go: 'Buka waktu ini',
  noTime: 'Ketik waktu dengan menit dan detik, misalnya 2:30.',
  tooLate: (total, end) => `Panjang audio hanya ${total}. Ketik waktu sebelum ${end}.`,
  search: 'Judul atau kalimat',
  searchHint: 'Ketik beberapa hurufnya, atau pilih dari daftar. Audio diputar dari sana.',
  headings: 'Judul',
  level: (level) => `tingkat ${level}`,
  sentences: 'Kalimat',
  beginning: 'Di awal',
  all: { other: '# tempat' },
  found: { other: '# ditemukan' },
  nothingFound: 'Tidak ada yang ditemukan. Ketik lebih sedikit huruf.',
  more: { other: '# lagi tidak ditampilkan. Ketik beberapa huruf untuk menemukannya.' },
  showMore: { other: 'Tampilkan # lagi' },
};
