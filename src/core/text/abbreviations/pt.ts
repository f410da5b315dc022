import { table } from './table.js';

export const portuguese = table({
  opening: `
    sr sra srta srs sras d dr dra drs prof profa eng arq exmo exma ilmo ilma v.exa mons fr sto sta st pe gen cel cap ten sgt alm p.ex ex v vs cf
    cfr aprox c ca av r al pça trav rod fl adv dep gov pres séc máx mín
  `,
  closing: `
    cia s.a ltda lda jr irmãos e.u.a eua a.c d.c tel ramal fax km h hs min seg kg jan fev mar abr mai jun jul ago set
    out nov dez ter qua qui sex sáb dom
  `,
  ending: `etc a.m p.m`,
  beforeNumber: `n nº núm art arts cap caps pág págs p pp vol vols fig figs t ed al`,
  alsoWords: `ex cap fig mar set out mai ter qui sex dom seg ten min sto r v`,
  starters: `
    O A Os As Um Uma Uns Umas Ele Ela Eles Elas Eu Tu Você Vocês Nós Este Esta Isto Estes Estas Esse Essa Isso Aquele Aquela
    Em No Na Nos Nas Ao À Aos De Do Da Dos Das Por Pelo Pela Para Com Sem Sobre Entre Desde Até Segundo Durante Após Antes Contra
    Quando Se Como Embora Porque Mas E Ou Nem Que Quem Qual Onde Enquanto Pois Também Assim Então Depois Agora Hoje Ontem Amanhã Aqui Ali Já Não Sim
    Seu Sua Seus Suas Meu Minha Nosso Nossa Há É São Era Foi Foram Está Estão Todo Todos Todas Outro Outros Muitos Alguns Vários Cada Além Finalmente
  `,
});
