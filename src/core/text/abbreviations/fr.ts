import { table } from './table.js';

export const french = table({
  opening: `
    m mm mme mmes mlle mlles me mgr dr drs pr prof st ste sts av boul bd chap cf cfr env ex ed éd p.ex c.-à-d réf resp gal col cap lt
    cdt adj vve dir hab isbn vs
  `,
  closing: `
    cie ltd inc co corp jr sr s.a s.a.r.l tél fax apr j.-c av.j.-c apr.j.-c janv févr avr juil sept oct nov déc lun mar mer jeu ven sam dim
    coll trad max min suiv sq
  `,
  ending: `etc`,
  beforeNumber: `no n nos art p pp vol t chap fig al §`,
  alsoWords: `me ex mer mar sept dim gal cap t min max`,
  starters: `
    Le La Les L Un Une Des Il Elle Ils Elles On Je J Tu Nous Vous Ce C Cet Cette Ces Cela Ça Celui Celle Ceux
    En Au Aux À A De Du D Dans Par Pour Avec Sans Sur Sous Entre Depuis Pendant Selon Après Avant Contre Chez Malgré Vers Lors Dès
    Quand Lorsque Si S Comme Bien Parce Mais Et Ou Ni Or Donc Car Que Qu Qui Quoi Quel Quelle Où Comment Pourquoi Combien
    Puis Alors Ensuite Enfin Ainsi Aussi Même Encore Toutefois Cependant Pourtant Désormais Aujourd Hier Demain Ici Là Son Sa Ses Leur Leurs
    Mon Ma Mes Notre Nos Votre Vos Tout Toute Tous Toutes Plusieurs Certains Chaque Autre Autres Rien Personne Non Oui Est Sont Était
  `,
});
