import { table } from './table.js';

export const spanish = table({
  opening: `
    sr sra srta sres sras srtas d dª dña dr dra dres lic ing arq prof profa mtro mtra gral cap cnel tte sgto alte
    almte excmo excma ilmo ilma mons fr sto sta st mt vda pbro rvdo hno hna p.ej ej v vs cf cfr aprox c ca av avda cra
    pza pl núm nro admón ee fdo dpto mín máx
  `,
  closing: `
    cía s.a s.l ltda hnos jr ee.uu uu ud uds vd vds a.c d.c tel teléf ext fax km hs hrs min seg kg pág págs párr párrf
    ene feb mar abr may jun jul ago sep sept set oct nov dic lun mié jue vie sáb dom
  `,
  ending: `etc a.m p.m`,
  beforeNumber: `núm núms no nro art arts cap caps pág págs p pp vol vols párr párrf fig figs t ed apdo`,
  alsoWords: `no sto mar dom ej cap fig fax may set`,
  starters: `
    El La Los Las Lo Un Una Unos Unas Él Ella Ellos Ellas Yo Tú Usted Ustedes Nosotros Este Esta Esto Estos Estas Ese Esa Eso Aquel Aquella
    En A Al De Del Por Para Con Sin Sobre Entre Desde Hasta Según Durante Tras Ante Bajo Contra Mediante
    Cuando Si Como Aunque Porque Pero Y E O Ni Que Qué Quién Quien Cómo Cuándo Dónde Cuál Mientras Pues También Tampoco Así Entonces Después
    Luego Antes Ahora Hoy Ayer Mañana Aquí Allí Ya No Sí Se Me Te Nos Le Les Su Sus Mi Mis Nuestro Nuestra Hay Es Son Era Fue Fueron Está Están
    Todo Toda Todos Todas Otro Otra Otros Muchos Muchas Algunos Varios Cada Además Finalmente Gracias
  `,
});
