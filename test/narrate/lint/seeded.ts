/*
 * 200 places that a voice is likely to get wrong, written down before the linter was: `[sentence, word]`. What is listed
 * is what a person who knows the word would mark while listening to a voice that reads letter by letter and word by word.
 */

export type Seed = readonly [sentence: string, word: string];

const names = `
Michael Kugelman of the Wilson Center disagreed. | Kugelman
The Islamic State of Khorasan claimed the attack. | Khorasan
General Qassem Soleimani was killed four years ago. | Soleimani
She grew up in Llanfairpwll on Anglesey. | Llanfairpwll
The match was won by Iga Świątek in two sets. | Świątek
President Volodymyr Zelenskyy spoke by video. | Zelenskyy
The composer Krzysztof Penderecki died in 2020. | Penderecki
They flew from Kraków to Wrocław. | Wrocław
Chancellor Olaf Scholz met Emmanuel Macron. | Olaf
The volcano Eyjafjallajökull closed the airspace. | Eyjafjallajökull
Author Chimamanda Ngozi Adichie read from her book. | Adichie
The actor Saoirse Ronan won the prize. | Saoirse
Her sister Caoimhe lives in Cork. | Caoimhe
He was born in Drogheda and moved to Dún Laoghaire. | Laoghaire
Prime Minister Mette Frederiksen declined to comment. | Frederiksen
The lake at Titicaca freezes rarely, said Evo Huanacuni. | Huanacuni
The town of Sault Ste. Marie lies near Michipicoten. | Michipicoten
The company Huawei denied it. | Huawei
Shares of Xiaomi rose. | Xiaomi
The painter Hieronymus Bosch was born in ’s-Hertogenbosch. | ’s-Hertogenbosch
Researchers from Tübingen published the study. | Tübingen
The philosopher Kierkegaard lived in Copenhagen. | Kierkegaard
The judge, Ketanji Brown Jackson, asked twice. | Ketanji
Mayor Pete Buttigieg waved. | Buttigieg
The singer Beyoncé arrived late. | Beyoncé
Thierry Henry played for Arsenal, Kylian Mbappé for Paris. | Mbappé
The Kazakh city of Qostanay is cold in winter. | Qostanay
The ship sank off Ushuaia. | Ushuaia
Ursula von der Leyen presented the plan. | Leyen
Narendra Modi visited Thiruvananthapuram. | Thiruvananthapuram
The temple of Angkor lies near Siem Reap. | Siem
Nguyễn Phú Trọng led the party. | Nguyễn
The festival in Oaxaca lasts a week. | Oaxaca
The village of Worplesdon has two pubs. | Worplesdon
A bridge at Schiermonnikoog was planned. | Schiermonnikoog
The scientist Anirban Bhattacharya explained it. | Bhattacharya
The coach, Jürgen Klopp, smiled. | Klopp
Fans of Borussia Mönchengladbach sang. | Mönchengladbach
The telescope ALMA stands in the Atacama near Chajnantor. | Chajnantor
The writer Karl Ove Knausgård lives in London. | Knausgård
In Reykjavík the sun hardly set. | Reykjavík
Spokeswoman Jen Psaki left the room. | Psaki
Lawyer Rudy Giuliani appealed. | Giuliani
The islands of Kiribati may vanish. | Kiribati
The river Ouagadougou does not exist, but the city does. | Ouagadougou
The actor Timothée Chalamet was there. | Chalamet
The brewery in Žatec closed. | Žatec
The Hungarian Ferenc Gyurcsány resigned. | Gyurcsány
She studied with Hélène Cixous. | Cixous
The dissident Ai Weiwei moved to Portugal. | Weiwei
The strait at Bab el-Mandeb is narrow. | el-Mandeb
Skier Mikaela Shiffrin won again. | Shiffrin
Researchers at Forschungszentrum Jülich built it. | Jülich
The startup Mistral and its rival DeepSeek published models. | DeepSeek
The drug Wegovy is scarce. | Wegovy
Minister Sabelo Dlamini spoke. | Dlamini
Chef Yotam Ottolenghi cooked. | Ottolenghi
The novelist Kazuo Ishiguro lives in Guildford. | Ishiguro
The boxer Oleksandr Usyk won on points. | Usyk
The suburb of Woolloomooloo is in Sydney. | Woolloomooloo
`;

const heteronyms = `
The pipes were made of lead until 1950. | lead
Workers were exposed to lead and mercury. | lead
She had to wind the clock every evening. | wind
He will wind up the company next year. | wind
A tear ran down her cheek. | tear
There was a tear in the fabric of the tent. | tear
They will record the concert in the church. | record
We object to the plan, the residents said. | object
The concert was broadcast live from Vienna. | live
The band played live for the first time. | live
Critics refuse to accept the result. | refuse
The refuse was collected on Mondays. | refuse
She plays the bass in a jazz trio. | bass
He caught a bass in the lake. | bass
The violinist took a bow at the end. | bow
She tied a bow around the present. | bow
He stood at the bow of the ship. | bow
They had a row about money last night. | row
The doctor wound a bandage around his wound. | wound
The soldiers desert when the pay stops. | desert
The difference is minute, hardly visible. | minute
The farmers sow wheat in spring. | sow
The sow had twelve piglets. | sow
A dove sat on the roof. | dove
He dove into the water and saved her. | dove
Please close the door behind you. | close
It was a close race until the end. | close
I read the report yesterday and disagreed. | read
They read a book every week. | read
The farm will produce more milk this year. | produce
She sells fresh produce at the market. | produce
The committee will present its findings on Monday. | present
The rebels rebel again. | rebel
He was content with the outcome. | content
The insurance was invalid after a year. | invalid
We need to perfect the method. | perfect
The police will permit the march. | permit
She sent her resume to four companies. | resume
He could not separate the two dogs. | separate
The polish on the shoes shone; the Polish guests laughed. | Polish
`;

const initialisms = `
The EPPO opened an inquiry. | EPPO
The ruling of the CJEU is final. | CJEU
The database speaks SQL. | SQL
The SCADA system was attacked. | SCADA
The ESMA warned investors. | ESMA
A report by the IAB was published. | IAB
ISIS-K claimed responsibility. | ISIS-K
The UNFCCC met in Bonn. | UNFCCC
The AUKUS pact angered Paris. | AUKUS
The BRICS states met. | BRICS
The MINUSMA mission ended. | MINUSMA
The DSGVO is stricter. | DSGVO
The LIGO detectors saw it. | LIGO
The mission ExoMars was delayed, ESA’s JUICE was not. | JUICE
The HIMARS launchers arrived. | HIMARS
The G20 and the OIC agreed. | OIC
The parser reads YAML. | YAML
The LGBTQIA+ community protested. | LGBTQIA+
The ECHR ruled against the state. | ECHR
The CRISPR method changed biology. | CRISPR
It was an AfD motion. | AfD
The HTTPS certificate expired. | HTTPS
The PhD student left. | PhD
The BaFin acted too late. | BaFin
The mRNA vaccine works. | mRNA
An OPCAT inspection followed. | OPCAT
The NHTSA recalled the cars. | NHTSA
She joined the RSPCA. | RSPCA
ECOSOC elected a chair. | ECOSOC
The DARPA challenge ended. | DARPA
`;

const foreign = `
It was pure Schadenfreude, he said. | Schadenfreude
The raison d’être of the agency is unclear. | d’être
She felt a certain je ne sais quoi. | je
The Bundestag voted at night. | Bundestag
Germany’s Schuldenbremse was suspended. | Schuldenbremse
The Energiewende is expensive. | Energiewende
The hors d’oeuvres were cold. | hors
He ordered a crème brûlée. | brûlée
The façade was painted. | façade
The coup d’état failed. | d’état
The mise en scène was praised. | mise
They call it saudade. | saudade
The concept of hygge is Danish. | hygge
The gilets jaunes blocked the roads. | gilets
The Loya Jirga met in Kabul. | Jirga
The sharia council decided. | sharia
The Tagesschau reported it first. | Tagesschau
The novel “Der Zauberberg” appeared in 1924. | Zauberberg
He cried “¡No pasarán!” and ran. | pasarán
The word дом means house. | дом
The sign read 日本. | 日本
She said “c’est la vie” and left. | c’est
The newspaper Süddeutsche Zeitung reported. | Süddeutsche
Le Monde and Libération agreed. | Libération
The Corriere della Sera disagreed. | Corriere
Spain’s Guardia Civil arrived. | Guardia
The carabinieri stopped the car. | carabinieri
The film “Les Quatre Cents Coups” was shown. | Quatre
He practises ikebana and kintsugi. | kintsugi
The muezzin called. | muezzin
A plate of gnocchi costs little. | gnocchi
The quinoa was overcooked. | quinoa
The angst of the Mittelstand grows. | Mittelstand
The sommelier recommended a Gewürztraminer. | Gewürztraminer
Her Weltanschauung differs. | Weltanschauung
`;

const numbers = `
The deadline is 03/04/2025. | 03/04/2025
Version 2.0.1 was released. | 2.0.1
The server has the address 192.168.0.1 today. | 192.168.0.1
It costs 1.234,50 euros in Germany. | 1.234,50
The meeting is on 5.6. in Bern. | 5.6
The screw is 5/16" wide. | 5/16
The man is 6'2" tall. | 6'2
A ratio of 16:9:2 was chosen. | 16:9:2
The probability is 1e-9. | 1e-9
The camera has 4x zoom. | 4x
The room measures 3x4 metres. | 3x4
The coordinates are 52°31′N. | 52°31′N
The law, 18 U.S.C. § 1001, applies. | §
The ISBN is 978-3-16-148410-0 in the catalogue. | 978-3-16-148410-0
The engine is a V8 and the plane an A320neo. | A320neo
The variant B.1.1.7 spread. | B.1.1.7
The compound H2SO4 is dangerous. | H2SO4
The asteroid 2024 YR4 came close. | YR4
The call sign was OE3XYZ. | OE3XYZ
The area is 10^6 square metres. | 10^6
About 1,5 million came. | 1,5
It is 2024-13 in the list. | 2024-13
The result was 3-2-1. | 3-2-1
The flight LH1234 was late. | LH1234
The plate reads M-AB 1234X on the left. | 1234X
The chip uses a 3nm process. | 3nm
The exam has 1st/2nd levels. | 1st/2nd
The temperature was -5°/+3° all week. | -5°/+3°
The form W-2G is new. | W-2G
The bill HR 8034/S 12 passed. | 8034/S
The song “4′33″” is silent. | 4′33″
The price is £1/3s/6d in the book. | £1/3s/6d
The value 0x1F was wrong. | 0x1F
The road A44/B1 is closed. | A44/B1
The track is 1435mm wide. | 1435mm
`;

const read = (lines: string): Seed[] =>
  lines
    .trim()
    .split('\n')
    .map((line): Seed => {
      const [sentence = '', word = ''] = line.split(' | ');
      return [sentence, word];
    });

export const seeded = {
  names: read(names),
  heteronyms: read(heteronyms),
  initialisms: read(initialisms),
  foreign: read(foreign),
  numbers: read(numbers),
} as const;
