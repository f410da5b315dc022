/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'Tidak ada koneksi. Suara berlanjut sendiri saat koneksi kembali.',
    slow: 'Jaringan terlalu lambat sekarang. Suara berlanjut sendiri.',
    server: 'Server penerbit bermasalah. Kami terus mencoba.',
    missing: 'Berkas audio sudah tidak ada. Hanya penerbit yang dapat mengembalikannya.',
    damaged: 'Berkas audio rusak, atau peramban tidak dapat memutarnya.',
  },
  waiting: 'Menunggu jaringan…',
  misfit: 'Audio tidak cocok dengan teks. Kata yang salah mungkin ditandai.',
};
