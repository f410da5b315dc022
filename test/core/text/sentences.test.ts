import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sentences } from './said.js';

/** Each line is a text; a bar stands where one sentence ends and the next begins. */
const golden: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    'plain sentences': `
      Hello World. | My name is Jonas.
      What is your name? | There it is! | I found it.
      Hello?! | Is that you?
      She has $100.00 in her bag. | It is new.
      Her email is Jane.Doe@example.com. | I sent her an email.
      The site is https://www.example.50.com/new-site/a_b.html. | Please check it out.
      He came in 2018. | 3 people left.
      She works at Yahoo! in the accounting department.
      Read it. | iPhone owners did.`,
    'titles before names': `
      Dr. Smith met Mr. Jones and Gen. Qassem in St. Petersburg’s centre. | They talked.
      I can see Mt. Fuji from here.
      The ex-Gov. Smith spoke. | Lt. Col. Bay listened.
      St. Michael's Church is on 5th st. near the light.`,
    'abbreviations within a sentence': `
      It is Smith vs. Jones (e.g. Apple), i.e. Pears, cf. Plums.
      Were Jane and co. at the party?
      Pitt, Briggs & Co. at noon.
      Please turn to p. 55, n. 3.
      See pp. 10, n. 3 there.
      It was No. 5. | We know.
      See Fig. 3, Vol. II of the book.
      That is JFK Jr.'s book.`,
    'abbreviations at the end of a sentence': `
      They closed the deal with Pitt, Briggs & Co. | It closed yesterday.
      Let's ask Jane and co. | They should know.
      We like apples, pears etc. | But not plums.
      I live in the U.S. | How about you?
      “No. | I don’t know why you ask.”
      Just one more rep. | Then rest.
      He lives in Miami, FL. | The flat has 500 sq. ft. of space.`,
    'countries and times': `
      The U.S. Army came. | It left.
      I have lived in the U.S. for 20 years.
      They met at 5 p.m. Friday in Rome.
      At 5 a.m. Mr. Smith went to the bank. | He left the bank at 6 P.M. | Mr. Smith then went home.
      It opened on Jan. 5 and closed in Sept. 2018.`,
    initials: `
      J. R. R. Tolkien wrote it. | J.K. Rowling read it.
      My name is Jonas E. Smith.
      We make a good team, you and I. | Did you see Albert I. Jones yesterday?
      There is no plan B. | The team left.
      It was claimed by ISIS-K. | Russia did not say.`,
    'quotations and brackets': `
      “No. Never.”
      He said: “No. Never.” | Then he left.
      “What?” he asked. | “Stop!” | She ran.
      She said, 'This is great.' she said.
      She turned to him, "This is great." | She held the book out.
      He teaches science (He previously worked as an engineer.) at the University.
      He came (she left. They cried.) and went. | Next one.
      He opened a bracket (and never closed it. | So it goes. | It goes on.
      “One thing is clear to all of us here. | Another is not,” he said.`,
    'apostrophes and quotations': `
      The ’90s were good. | ‘Go. Now.’ | It ended.
      ’Tis late. | Go home. | ’Twas nothing.
      The boys’ school is old. | Dragon’s blood is ‘red. Very red.’ | So it is.
      He said 'No. Never.' | Then he left. | It was the dogs' day. | It rained.
      It is 'a. B' here. | Nobody's home. | It is the '90s. | It is the '90. | It ends.
      It measures 5" long. | It is 6" wide. | "Good. Fine." | They left.
      "One. Two." | "Three. Four." | They left.
      He said "No. She came. He said "Yes. Always." | They left.
      He asked "why?" | She said: "because." | It ended.
      “Who? Me?” she asked. | “Yes. You.” | “Why?” | He left.`,
    'quotations within a sentence, short or followed by its rest': `
      He calls it “a good. idea” and leaves. | So do we.
      The sign “No. 5. Go.” hangs there. | So it goes.
      They call it “The end. The very end of all that was” and go. | So it goes.
      “The end. | The very end of all that was here and there” they said. | So it goes.`,
    'brackets within a sentence and around some': `
      He said (no. She came. He went. It was late) and left. | All is well.
      (He came. | She left.) | They stayed.
      He (or she. Or it.) came. | [They went. | Home.] | It ended.
      He said: “Yes.” | (He nodded.) | “Fine.” | It ended.`,
    'ellipses and lists': `
      Well… I think so.
      He left… | She stayed.
      I never meant that.... | She left the store.
      What I mean ... well, the thing is . . . I didn’t mean it.
      The laws appear less complex. . . .
      1. The first item. | 2. The second item.
      (1) The first. | (2) The second.
      1. Bread | 2. Milk | 3. Salt
      Buy this. | a) bread | b) milk
      (i) Hello world. | (ii) Hello world. | (iii) Hello world.
      • 9. Bread | • 10. Milk | • salt
      As payment for 1. above, pay us, and for 2. above, nothing.
      A. Smith and B. Jones came.`,
    'times of the day': `
      He left at 6 p.m. | Travelers who came at 5 p.m. left later.
      They met at 5 p.m. Eastern on Friday.`,
    'what stands in a sentence': `
      Later, he recalled: 'The people! Theft! The holy fire!' | Then he left.
      She called out, "The Queen! The Queen!" and the three fell.
      The mark before this is missing. | Here it ends!" | “What?” she asked. | "Egal," he said. | "Ja." | "Then go."
      "‘No. Never,’ he wrote," she said. | "That is all."
      The dogs’ tails wag in the ’nineties. | It isn’t so. | He said ‘No.’
      "Bohr used stairways [...]" (Smith 55).
      You find it at N°. 1026.253. | That is it.
      He works at Yahoo! and Y!J. | They speak !Kung there.
      It was dark. | - Posted at noon.
      The item of Skt. Hans is here.`,
  },
  de: {
    'ordinals and dates': `
      Am 3. Oktober kam Dr. Müller. | Er blieb.
      Die Tagung vom 1.–3. Mai, in der Nacht zum 3./4. Mai und am 24.–26. Dezember. | Die 2.–4. Klasse.
      Der 20. Bundestag tagt. | Das 19. Jahrhundert ist vorbei.
      Das war im Jahr 2018. | Danach kam er.
      Am 22.3. Montag. | Am 22. März um 5 Uhr. | 3 Leute kamen.
      Kaiser Wilhelm II. | Danach kam keiner. | Der alte Wilhelm II. Kaiser der Deutschen.`,
    'what is a short form only in small letters, or only with a capital': `
      Das Video ist in HD. | Mr. Ito sah es 5 ms. | Nimm 1 Pck. Hefe.`,
    'marks of every kind': `
      Er sagte: „Nein. Niemals.“ | Dann ging er.
      Er sagte: »Nein. Niemals.« | Dann ging er.
      ‚Nein. Nie.‘ | Er ging.
      Das war ’ne gute Idee. | Sie kam.
      „Nein. Nie“, sagte er. | Er ging.
      „Halt!“, rief er. | „Geh weg. | Sofort!“ | Er ging.
      Sein Buch „Das Ende. Ein Anfang“ erschien. | Er ging.`,
    abbreviations: `
      Das sind z. B. 3,5 Mio. Euro.
      Er las z. B. Der Zauberberg gern.
      Rom wurde 753 v. Chr. gegründet. | Caesar starb 44 v. Chr. | Die Republik war am Ende.
      Von J. Chr. Bach stammt es.
      Wir sahen z. B. Apple, d. h. Technik, u. a. Rechner bzw. Telefone usw. | Das ist alles.
      Sie wurde 44 v. Chr. Königin. | Siehe Nr. 5 im St.-Anna-Haus.
      Prof. Dr. h. c. Meier leitet die Fa. Siemens.`,
    'units and numbers': `
      Es wiegt 12 g. | Männchen wiegen 9 kg. | Siehe Abb. 12. | Mehr steht in Nr. 3 der Goethestr. 5 in Bonn.
      Das hier ist ein(!) Satz. | Er kam n. Chr. nach Rom usw. | Das war es.[13] | Nun gut.`,
    quotations: `
      Kommt ’ne Frau: "Ich bekomm' ein Brot." | Antwortet er: "Na, da wird's aber Zeit."
      Wußten Sie schon... ...daß es regnet?
      „Was?“, fragte er. | Sie sagte: „Nein. Niemals.“ | Dann ging sie.
      »Halt!« rief sie. | Er blieb.`,
  },
  es: {
    'titles, countries and numbers': `
      Hola Srta. Ledesma. | Soy el Lic. Pastoriza de los EE. UU. | Él vive aquí.
      El art. 4 y la pág. 5. | 1 + 1 es 2. | 2 + 2 es 4.`,
  },
  it: { titles: `Sono l'Ing. Mengozzi. | C'è l'Avv. Cassioni? | Il Sig. Rossi arriva il 23 nov. | Grazie.` },
  nl: {
    'numbers and ellipses': `Het was raak. | 81 procent kwam o.a. uit Nederland. | ...en toen kwam dhr. De Vries.`,
  },
  pl: {
    abbreviations: `Prof. dr hab. Jan Kowalski mieszka przy ul. Długiej. | To jest np. Kraków itd. | On śpi.`,
  },
  cs: {
    abbreviations: `Ing. Novák bydlí v ul. Dlouhá č. 5. | Je to např. Praha atd. | To byla smrt. | Petr odešel.`,
  },
  sk: {
    'ordinals and abbreviations': `Ide o príslušníkov XII. Pluku, napr. XYZCorp a.s. | To je všetko 7. Apríla 2020.`,
  },
  ru: {
    abbreviations: `А. И. Семёнов живёт на ул. Мира в г. Волгоград. | В 2010 г. он уехал. | Уважаемый проф. Петров! | Это всё.`,
  },
  uk: { abbreviations: `Я народився у м. Харків. | Нині живу на вул. Свободи, кв. 5.` },
  bg: { abbreviations: `Живее на ул. Раковски в гр. София. | Това е всичко.` },
  da: { abbreviations: `Hr. Hansen bor bl.a. i Skt. Hans Gade. | Jeg bor i E.U. | Hvad med dig?` },
  nb: { abbreviations: `Hr. Hansen bor bl.a. i St. Olavs gate. | Det var 3. Juni. | Vi bor der.` },
  sv: { abbreviations: `Hr. Larsson bor bl.a. i Lund, t.ex. nr. 5. | Det är bra m.m. | Vi bor där.` },
  pt: { abbreviations: `O Sr. Silva e a Dra. Sousa moram na Av. Paulista, etc. | Ela saiu às 5 p.m. ontem.` },
  el: { abbreviations: `Ο κ. Παπαδόπουλος ζει π.χ. Αθήνα κ.λπ. | Τι είναι αυτό; | Δεν ξέρω.` },
  tr: { 'ordinals and abbreviations': `Prof. Dr. Yılmaz 20. Yüzyıl tarihini yazdı vb. | Bu güzel.` },
  hu: { abbreviations: `Dr. Nagy ún. Szabó stb. | Ez szép. | A 20. Század.` },
  ro: { abbreviations: `Dl. Popescu locuiește pe str. Lungă nr. 5 etc. | El pleacă.` },
  fi: { abbreviations: `Prof. Virtanen asuu esim. Turussa jne. | Hän lähti 3. Luokalle.` },
  hy: { 'a colon for a full stop': `Ի՞նչ ես մտածում: | Ոչինչ: | Տրամաբանությյունը հետևյալն է. պարզություն:` },
  kk: { 'initials and numbers': `М. Т. Бехар 2012 жыл. №590 т.б. ақындар. | Бұл жақсы.` },
  hi: { 'a danda and titles': `डॉ. शर्मा आए। | वे चले गए।` },
  fr: {
    'titles and abbreviations': `M. Dupont et Mme. Curie, p. ex. Pierre, vivent ici, etc. | Il est né av. J.-C. au no. 5.`,
    'what holds in any language': `Il lit J. R. R. Tolkien. | « Quoi ? » dit-il. | « Non ! » | Il sort. | L’U.R.S.S. n’est plus.`,
  },
  ja: { 'scripts with their own full stop': `今日は晴れ。 | 明日は雨！ | 「はい。」と言った。` },
  ar: { 'scripts with their own question mark': `ما هذا؟ | هذا كتاب. | قال د. ديفيد ذلك.` },
};

for (const [lang, groups] of Object.entries(golden)) {
  describe(`sentences, ${lang}`, () => {
    for (const [name, lines] of Object.entries(groups))
      it(name, () => {
        for (const line of lines.trim().split('\n')) {
          const expected = line.trim().split(' | ');
          assert.deepEqual(sentences(expected.join(' '), lang), expected);
        }
      });
  });
}

describe('sentences of odd texts', () => {
  it('Chinese and Japanese need no space between sentences', () => {
    assert.deepEqual(sentences('『本。本。』を読む。次の文。「はい。」では、また。', 'ja'), [
      '『本。本。』を読む。',
      '次の文。',
      '「はい。」',
      'では、また。',
    ]);
    assert.deepEqual(sentences('今日は晴れ。明日は雨！「はい。」と言った。', 'ja'), [
      '今日は晴れ。',
      '明日は雨！',
      '「はい。」と言った。',
    ]);
  });
  it('nothing is no sentence, and what has nothing to say joins its neighbour', () => {
    assert.deepEqual(sentences(''), []);
    assert.deepEqual(sentences(' \u00A0 '), []);
    assert.deepEqual(sentences('* * *'), ['* * *']);
    assert.deepEqual(sentences('… … One. Two. ***'), ['… … One.', 'Two. ***']);
  });
  it('a tag that is no language still gives sentences', () => {
    assert.deepEqual(sentences('One. Two.', 'not a tag'), ['One.', 'Two.']);
    assert.deepEqual(sentences('One. Two.', ''), ['One.', 'Two.']);
  });
  it('sentences do not depend on how much text comes before them', () => {
    const few = 'It rained on Dr. Smith. “Why?” he asked. ';
    assert.equal(sentences(few.repeat(2000)).length, 4000);
  });
});
