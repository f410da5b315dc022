import { table } from './table.js';

export const italian = table({
  opening: `
    sig sigg sig.ra sig.na sig.re sigra dr dott dott.ssa dottssa prof prof.ssa ing avv arch geom rag on sen gen col cap ten mons 
    p.es ad.es es cfr cf v vs ca circa st s ss spett egr gent gent.mo ill dir amm v.cte psicol idraul meteor min max pag pagg rif dis
  `,
  closing: `
    s.p.a s.r.l s.a.s soc ltd inc co jr f.p a.c d.c av tel fax feb mar apr mag giu lug ago set sett ott nov dic lun mer gio ven sab dom
    econ az
  `,
  ending: `ecc etc`,
  beforeNumber: `n nn no num art artt pag pagg p pp cap vol voll fig figg par tav`,
  alsoWords: `on cap set mar mag mer ago no dis ten tel par circa`,
  starters: `
    Il Lo La L I Gli Le Un Uno Una Egli Lui Lei Loro Noi Voi Io Tu Esso Essa Questo Questa Questi Queste Quello Quella Quelli Quelle Ciò
    In Nel Nella Nei Nelle A Al Alla Ai Alle Di Del Della Dei Delle Da Dal Dalla Dai Con Su Sul Sulla Per Tra Fra Senza Dopo Prima Durante Secondo
    Quando Se Come Anche Perché Poiché Mentre Ma E Ed O Né Che Chi Cosa Quale Dove Poi Allora Quindi Così Infatti Inoltre Tuttavia Però Oggi Ieri
    Domani Ora Qui Là Non Sì No Si Mi Ti Ci Vi È Sono Era Erano Ha Hanno Suo Sua Suoi Mio Mia Nostro Tutto Tutti Tutte Molti Alcuni Ogni Altri Grazie
  `,
});
