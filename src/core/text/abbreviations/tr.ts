import { table } from './table.js';

export const turkish = table({
  opening: `
    dr prof doç yrd öğr gör av mim müh uzm op sn bkz krş yay çev ed alb yb bnb yzb tğm org gen korg hz st mah cad sok blv apt örn yak ör ing alm fr
    lat osm
  `,
  closing: `
    a.ş ltd şti inc co jr t.c m.ö m.s yy sa dk tel tl oca şub mar nis may haz tem ağu eyl eki kas ara
  `,
  ending: `vb vs vd v.b v.s`,
  beforeNumber: `no nr s ss sf md cilt c bl böl şek`,
  alsoWords: `haz may mar ara kas sok op no ed ör gör org c s`,
  starters: `
    Bu Şu O Bunlar Onlar Ben Sen Biz Siz Bir Her Bazı Birçok Hiç Tüm Bütün Diğer Başka
    Ve Ama Fakat Ancak Ya Veya Çünkü Eğer Sonra Önce Şimdi Bugün Dün Yarın Burada Orada Ayrıca Böylece Hem Ne Kim Nasıl Nerede Neden Niçin Hangi
    Evet Hayır Değil Onun Bunun İlk Son Daha En Çok İse İki
  `,
  dottedOrdinals: true,
});
