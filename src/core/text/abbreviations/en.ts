import { table } from './table.js';

export const english = table({
  opening: `
    mr mrs ms mx messrs dr drs prof profs rev revd fr Hon St Sts Mt Mts Ft
    lt col cpt cmdr sgt maj adm brig cpl pvt Lt.-Col
    sen sens gov govs pres amb supt insp asst
    e.g i.e f.e eg ie viz cf vs v approx ca c esp incl excl resp med btw rs Gen Capt Rep Reps
  `,
  closing: `
    inc corp co ltd llc bros plc jr sr esq al dept univ assn govt natl intl
    a.k.a ph.d m.d b.a m.a b.sc m.sc
    ave blvd rd ln hwy pkwy st
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo
    min max misc ext tel ed eds trans ibid mph ft oz lb lbs tbsp tsp qt gal sq cu fl yr yrs hr hrs
  `,
  ending: `etc a.m p.m`,
  beforeNumber: `no nos p pp vol vols ch chap fig figs art arts sec sect para pt eq op nr ver apt`,
  alsoWords: `
    no art arts co fig figs sec min max ed trans ft pt op
    Ala Ill Ind La Mass Mo Ore Pa Wash Jan Mar Mon Sat Sun Fri Dec Del Md
  `,
  starters: `
    The A An This That These Those There Here It Its He His She Her They Their We Our You Your My I
    In On At By For From With Without After Before During Since Until Under Over Between Despite Among
    As When While If Although Though Because But And Or Nor So Yet Still Also Even Only Just Instead Perhaps Maybe
    However Meanwhile Moreover Therefore Thus Then Now Today Yesterday Tomorrow Later Earlier Once Again Soon Finally
    What Who Whom Whose Why How Where Which Did Do Does Is Are Was Were Has Have Had Can Could Should Would Let
    Many Most Much More Some Several Few All Both Each Every Another Other Others Any None Nothing Not Nobody Everyone
    One Two Three Next Last According Asked Thousands Millions Mr Mrs Ms Dr
  `,
  continuers: `
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    January February March April May June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    GMT UTC BST CET CEST ET EST EDT CT CST CDT MT MST MDT PT PST PDT Eastern Central Mountain Pacific Greenwich
  `,
});
