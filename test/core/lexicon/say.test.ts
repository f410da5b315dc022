import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruleOf, type LexiconRule, type Saying } from '../../../src/core/lexicon/rule.js';
import { said, tokens } from './said.js';

const instead = (word: string, text: string, more: Partial<LexiconRule> = {}): LexiconRule =>
  ruleOf(word, { kind: 'instead', text }, more);
const phonemes = (word: string, ipa: string, more: Partial<LexiconRule> = {}): LexiconRule =>
  ruleOf(word, { kind: 'phonemes', ipa }, more);

test('what is said instead is read like written text, with what stands around it', () => {
  assert.equal(said('Kugelman left.', [instead('Kugelman', 'koogleman')]), 'Kugelman=koogleman left=left.');
  assert.equal(said('In FY26, yes.', [instead('FY26', '2026')]), 'In=In FY26=twenty_twenty_six, yes=yes.');
  assert.equal(
    said('It was Kugelman’s.', [instead('Kugelman', 'koogleman')]),
    "It=It was=was Kugelman’s=koogleman's.",
  );
  assert.equal(
    said('A Kugelman-led team', [instead('Kugelman', 'koogleman')]),
    'A=a Kugelman-led=koogleman_led team=team',
  );
  assert.equal(said('In the U.S.', [instead('U.S.', 'United States')]), 'In=In the=the U.S.=United_States.');
});

test('several words are said for each other, one for one where there are as many', () => {
  assert.equal(
    said('Then Kim Jong Un, too.', [instead('Kim Jong Un', 'kim jung oon')]),
    'Then=Then Kim=kim Jong=jung Un=oon, too=too.',
  );
  assert.equal(said('Kim Jong Un left', [instead('Kim Jong Un', 'he')]), 'Kim=he Jong=he Un=he left=left');
  assert.equal(
    said('Kim Jong Un', [instead('Kim Jong Un', 'the chief of state')]),
    'Kim=the_chief Jong=of Un=state',
  );
});

test('as many words as there were are each said for their own, however many tokens they make', () => {
  const rules = [instead('Kim Jong', 'Jong $5'), instead('Rio Tinto', 'one two three four')];
  assert.equal(said('Then Kim Jong left', rules), 'Then=Then Kim=Jong Jong=five_dollars left=left');
  assert.equal(said('Rio Tinto, so', rules), 'Rio=one_two Tinto=three_four, so=so');
  assert.equal(said('Rio Tinto', [phonemes('Rio Tinto', 'riːo tɪn to')]), 'Rio=/riːo/_/tɪn/ Tinto=/to/');
});

test('two rules within a word, or over one that both touch, are said one after the other', () => {
  const part = { match: 'part' } as const;
  assert.equal(said('Kimjong left', [instead('kim', 'koo', part), instead('jong', 'yung', part)]), 'Kimjong=kooyung left=left');
  assert.equal(said('Kim-Jong', [phonemes('Kim', 'kɪm'), instead('Jong', 'young', part)]), 'Kim-Jong=/kɪm/_young');
  assert.equal(said('Kim-Jong-Un', [phonemes('Jong', 'ʒɔŋ')]), 'Kim-Jong-Un=Kim_/ʒɔŋ/_Un');
  assert.equal(said('Kim’s Jong’s', [phonemes('Kim', 'kɪm'), ruleOf('Jong', { kind: 'letters' })], 'de'), 'Kim’s=/kɪms/ Jong’s=J_O_N_Gs');
}); // prettier-ignore

test('slashes, brackets and bars of a dictionary are no sounds', () => {
  for (const ipa of ['/[kɪm jɔŋ]/', ' kɪm | jɔŋ ', 'kɪm ‖ jɔŋ', '// kɪm  jɔŋ //'])
    assert.equal(said('Kim Jong', [phonemes('Kim Jong', ipa)]), 'Kim=/kɪm/ Jong=/jɔŋ/', ipa);
});

test('brackets and a dash, which no rule can hit, are the pauses that they were', () => {
  assert.equal(
    said('(Kugelman) – yes.', [instead('–', 'dash'), instead('Kugelman', 'x')]),
    'Kugelman=X, yes=yes.',
  );
});

test('a part of a word is replaced and the word is read with it', () => {
  assert.equal(
    said('Der Profitrainer', [instead('fitrainer', 'fitrehner', { match: 'part' })], 'de'),
    'Der=Der Profitrainer=Profitrehner',
  );
  assert.equal(said('Unhappily', [instead('happi', 'sad', { match: 'part' })]), 'Unhappily=Unsadly');
});

test('phonemes take the place of what the word would be, with its pause', () => {
  const rules = [phonemes('Kugelman', 'ˈkuːɡəlmən')];
  assert.equal(said('Kugelman, then.', rules), 'Kugelman=/ˈkuːɡəlmən/, then=then.');
  assert.equal(said('Kugelman’s car', rules), 'Kugelman’s=/ˈkuːɡəlmənz/ car=car');
  assert.equal(said('a Kugelman-led car', rules), 'a=a Kugelman-led=/ˈkuːɡəlmən/_led car=car');
  assert.equal(said('Bush’s', [phonemes('Bush', 'bʊʃ')]), 'Bush’s=/bʊʃɪz/');
  assert.equal(
    said('Kim Jong Un’s', [phonemes('Kim Jong Un', 'kɪm d͡ʒʌŋ uːn')]),
    'Kim=/kɪm/ Jong=/d͡ʒʌŋ/ Un’s=/uːnz/',
  );
  assert.equal(said('NY is', [phonemes('NY', 'njuː jɔːk')]), 'NY=/njuː/_/jɔːk/ is=is');
  assert.equal(
    said('Rio Tinto is', [phonemes('Rio Tinto', 'riːotinto')]),
    'Rio=/riːotinto/ Tinto=/riːotinto/ is=is',
  );
});

test('spelled out, letter by letter', () => {
  const letters: Saying = { kind: 'letters' };
  assert.equal(said('NATO, yes', [ruleOf('NATO', letters)]), 'NATO=N_A_T_O, yes=yes');
  assert.equal(said('NATO’s', [ruleOf('NATO', letters)]), "NATO’s=N_A_T_O's");
  assert.equal(said('nato a5', [ruleOf('nato', letters), ruleOf('a5', letters)]), 'nato=N_A_T_O a5=A_five');
  assert.equal(said('die dpa', [ruleOf('dpa', letters)], 'de'), 'die=die dpa=D_P_A');
});

test('read in another language, the word goes unchanged to a voice of it', () => {
  const german: Saying = { kind: 'language', lang: 'de' };
  assert.equal(
    said('The Süddeutsche Zeitung, too', [ruleOf('Süddeutsche Zeitung', german)]),
    'The=The Süddeutsche=de:Süddeutsche Zeitung=de:Zeitung, too=too',
  );
  assert.equal(said('the the', [ruleOf('the', { kind: 'language', lang: 'en-GB' })]), 'the=the the=the');
});

test('where nothing hits, all is as without a lexicon', () => {
  const rules = [instead('Kugelman', 'x'), instead('…', 'y')];
  assert.deepEqual(tokens('$3.5bn … on March 3.', rules), tokens('$3.5bn … on March 3.', []));
});

test('whatever rules hit, every word is said, in order, and nothing goes back', () => {
  const piece = fc.constantFrom(
    'Kim',
    'Jong',
    'Un',
    'U.S.',
    '$3.5bn',
    '5',
    'a',
    'ISIS-K',
    'don’t',
    'Kim’s',
    '(Un)',
    '习近平',
    'Straße',
  );
  const word = fc.array(fc.constantFrom('Kim', 'Jong', 'Un', 'U.S.', '3', 'a', 'K', '习', 'aße'), {
    minLength: 1,
    maxLength: 3,
  });
  const saying: fc.Arbitrary<Saying> = fc.oneof(
    fc
      .constantFrom('x', 'one two', 'a b c d e', '$4m', 'on March 3', 'U.S.')
      .map((text) => ({ kind: 'instead' as const, text })),
    fc.constantFrom('kɪm', 'kɪm ˈuːn', 'a b c d').map((ipa) => ({ kind: 'phonemes' as const, ipa })),
    fc.constant({ kind: 'letters' as const }),
    fc.constantFrom('de', 'en').map((lang) => ({ kind: 'language' as const, lang })),
  );
  const rule = fc
    .record({ word, saying, part: fc.boolean() })
    .map(({ word: parts, saying: say, part }) =>
      ruleOf(parts.join(' '), say, { match: part ? 'part' : 'whole' }),
    );
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 8 }),
      fc.array(rule, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('en', 'de', 'zh'),
      (pieces, rules, lang) => {
        const { tokens: spoken, words } = tokens(`${pieces.join(' ')}.`, rules, lang);
        const covered = new Set<number>();
        let last = 0;
        for (const { word: first, through = first, text } of spoken) {
          assert.ok(first >= last && through >= first && through < words.length);
          assert.ok(text.trim() !== '');
          for (let i = first; i <= through; i++) covered.add(i);
          last = first;
        }
        assert.equal(covered.size, words.length, JSON.stringify(spoken));
      },
    ),
    { numRuns: 1500 },
  );
});
