import { withSuffix } from '../../core/lexicon/ipa-suffix.js';

/* Each heteronym with its usual reading, and the others with what in a sentence asks for them. Over 300 lines: a table. */

export interface Said {
  readonly ipa: string;
  readonly meaning: string;
}

export interface Sense extends Said {
  /** What a tagger calls the word. */
  readonly tag?: string;
  /** What stands within six words before or after; each word has a space on both sides. */
  readonly before?: RegExp;
  readonly after?: RegExp;
  /** What speaks against it; `_` stands for the word. */
  readonly not?: RegExp;
}

export interface Entry {
  readonly usual: Said;
  readonly other: readonly Sense[];
  /** With a capital within a sentence. */
  readonly capital?: Sense;
}

const said = (ipa: string, meaning: string): Said => ({ ipa, meaning });

/** noun | verb, of which the noun is usual: record, and with s. */
const nounOrVerb = `
  record ˈɹɛkəɹd ɹɪˈkɔɹd|object ˈɑbdʒɛkt əbˈdʒɛkt|present ˈpɹɛzənt pɹɪˈzɛnt|project ˈpɹɑdʒɛkt pɹəˈdʒɛkt|permit ˈpɝmɪt pɚˈmɪt|conduct ˈkɑndʌkt kənˈdʌkt|
  conflict ˈkɑnflɪkt kənˈflɪkt|contract ˈkɑntɹækt kənˈtɹækt|contrast ˈkɑntɹæst kənˈtɹæst|convict ˈkɑnvɪkt kənˈvɪkt|convert ˈkɑnvɝt kənˈvɝt|digest ˈdaɪdʒɛst daɪˈdʒɛst|
  insult ˈɪnsʌlt ɪnˈsʌlt|protest ˈpɹoʊtɛst pɹəˈtɛst|rebel ˈɹɛbəl ɹɪˈbɛl|subject ˈsʌbdʒɪkt səbˈdʒɛkt|suspect ˈsʌspɛkt səˈspɛkt|torment ˈtɔɹmɛnt tɔɹˈmɛnt|
  upset ˈʌpsɛt ʌpˈsɛt|compound ˈkɑmpaʊnd kəmˈpaʊnd|console ˈkɑnsoʊl kənˈsoʊl|escort ˈɛskɔɹt ɪˈskɔɹt|extract ˈɛkstɹækt ɪkˈstɹækt|fragment ˈfɹæɡmənt fɹæɡˈmɛnt|
  segment ˈsɛɡmənt sɛɡˈmɛnt|desert ˈdɛzɚt dɪˈzɝt|addict ˈædɪkt əˈdɪkt|incense ˈɪnsɛns ɪnˈsɛns|entrance ˈɛntɹəns ɪnˈtɹæns|converse ˈkɑnvɝs kənˈvɝs|
  defect ˈdifɛkt dɪˈfɛkt|refund ˈɹifʌnd ɹɪˈfʌnd|reject ˈɹidʒɛkt ɹɪˈdʒɛkt`;

/** noun or adjective | verb: separate. */
const ate = `
  separate ˈsɛpəɹɪt ˈsɛpəˌɹeɪt|graduate ˈɡɹædʒuɪt ˈɡɹædʒuˌeɪt|moderate ˈmɑdəɹɪt ˈmɑdəˌɹeɪt|alternate ˈɔltɚnɪt ˈɔltɚˌneɪt|deliberate dɪˈlɪbəɹɪt dɪˈlɪbəˌɹeɪt|
  duplicate ˈduplɪkɪt ˈduplɪˌkeɪt|elaborate ɪˈlæbəɹɪt ɪˈlæbəˌɹeɪt|articulate ɑɹˈtɪkjəlɪt ɑɹˈtɪkjəˌleɪt|intimate ˈɪntɪmɪt ˈɪntɪˌmeɪt|
  appropriate əˈpɹoʊpɹiɪt əˈpɹoʊpɹiˌeɪt|approximate əˈpɹɑksɪmɪt əˈpɹɑksɪˌmeɪt|delegate ˈdɛlɪɡɪt ˈdɛlɪˌɡeɪt|subordinate səˈbɔɹdɪnɪt səˈbɔɹdɪˌneɪt|
  advocate ˈædvəkɪt ˈædvəˌkeɪt|estimate ˈɛstɪmɪt ˈɛstɪˌmeɪt|associate əˈsoʊʃiɪt əˈsoʊʃiˌeɪt|affiliate əˈfɪliɪt əˈfɪliˌeɪt|aggregate ˈæɡɹɪɡɪt ˈæɡɹɪˌɡeɪt|animate ˈænɪmɪt ˈænɪˌmeɪt`;

/** Where a verb stands, whatever the tagger says: after to, a modal, a pronoun. */
const verbBefore =
  /(?: (?:to|will|would|can|could|may|might|must|shall|should|cannot|can't|won't|don't|didn't|doesn't|not|never|we|they|i|you|who|let's|they'll|we'll|you'll|i'll|he'll|she'll) )$/;
const pairs = (list: string): (readonly [word: string, first: string, second: string])[] =>
  list
    .trim()
    .split('|')
    .map((line) => {
      const [word = '', first = '', second = ''] = line.trim().split(' ');
      return [word, first, second] as const;
    });

/** The tagger calls it a verb, and what stands before bears it out. */
const asVerb = (ipa: string): Sense => ({ ...said(ipa, 'verb'), tag: 'Verb', before: verbBefore });

const fromPairs: Readonly<Record<string, Entry>> = Object.fromEntries(
  [...pairs(nounOrVerb), ...pairs(ate)].map(([word, noun, verb]) => [
    word,
    {
      usual: said(noun, 'noun or adjective'),
      other: [asVerb(verb), { ...said(verb, 'verb'), tag: 'Imperative' }],
    },
  ]),
);

const own: Readonly<Record<string, Entry>> = {
  lead: {
    usual: said('lid', 'to be in front'),
    other: [
      {
        ...said('lɛd', 'the metal'),
        before:
          / (?:of|from|molten|white|red|containing|contains|contain|and|or|with|remove|removed|to|in|for) $/,
        after:
          /^ (?:pipes?|paints?|poisoning|shot|pencils?|acid|batter(?:y|ies)|levels?|exposure|mines?|ore|mercury|zinc|copper|and mercury|and zinc|and copper|or mercury|contamination|until|in the water|in water|smelter|bullets?|roofs?|dust) /,
      },
      {
        ...said('lɛd', 'the metal'),
        before: / (?:made|full|exposed|traces|levels|amounts|kilos?|tons?|pounds|exposure) (?:of|to) $/,
      },
      {
        ...said('lɛd', 'the metal'),
        after: /^ (?:pipes?|paints?|poisoning|pencils?|acid|ore|dust|bullets?|contamination) /,
      },
    ],
  },
  wind: {
    usual: said('wɪnd', 'moving air'),
    other: [
      {
        ...said('waɪnd', 'to turn'),
        before: / (?:to|will|would|can|could|may|must|should|they|we|you|i|and|not|don't|didn't) $/,
        not: / _ (?:power|energy|turbines?|farms?|speeds?|and|or|from|is|was|are|were|blew|blows) /,
      },
    ],
  },
  winds: {
    usual: said('wɪndz', 'moving air'),
    other: [{ ...said('waɪndz', 'turns'), before: / (?:road|river|path|trail|street|it|which|that) $/ }],
  },
  tear: {
    usual: said('tɪɹ', 'drop from the eye'),
    other: [
      { ...said('tɛɹ', 'to rip'), before: / (?:to|will|would|can|could|may|must|they|we|you|i|and|not) $/ },
      {
        ...said('tɛɹ', 'a rip'),
        after: /^ (?:down|up|apart|off|open|in|through|along|it|them) /,
        not: / _ (?:down (?:her|his|my|their|its)|in (?:her|his|my|their) eyes?) /,
      },
      {
        ...said('tɪɹ', 'drop from the eye'),
        before: / (?:a|the|one|every|single) $/,
        after: /^ (?:ran|fell|rolled|dropped|down|in (?:her|his|my|their) eye) /,
      },
    ],
  },
  live: {
    usual: said('lɪv', 'to be alive'),
    other: [
      {
        ...said('laɪv', 'not recorded, not dead'),
        before:
          / (?:a|the|broadcast|broadcasts|broadcasting|streamed|streaming|played|plays|play|playing|perform|performed|performs|performing|go|goes|going|went|reporting|reports|report|joins|joined|watch|watched|shown|aired|singing|sang|recorded|appeared|interviewed|first) $/,
        not: / to live _| (?:to|who|we|they) _ /,
      },
      {
        ...said('laɪv', 'not recorded, not dead'),
        after:
          /^ (?:music|broadcasts?|streams?|streaming|coverage|audience|audiences|performances?|shows?|shots?|concerts?|television|tv|updates?|blog|animals?|ammunition|fire|rounds?|wires?|births?|video|event|events|feed|data|debate|from) /,
        not: / (?:to|who|we|they|people|i|you|men|women) _ /,
      },
    ],
  },
  refuse: {
    usual: said('ɹɪˈfjuz', 'to say no'),
    other: [
      {
        ...said('ˈɹɛfjus', 'rubbish'),
        before: / (?:the|of|household|domestic|their|our|its|this|city|with|burning|collecting|collect) $/,
      },
      {
        ...said('ˈɹɛfjus', 'rubbish'),
        after: /^ (?:collection|collectors?|bins?|bags?|trucks?|heaps?|dump|disposal|was|is) /,
      },
    ],
  },
  bass: {
    usual: said('beɪs', 'low sound'),
    other: [
      {
        ...said('bæs', 'a fish'),
        before: / (?:caught|catch|catching|sea|striped|largemouth|grilled|fried|fishing for|a|the|of|for) $/,
        after: /(?: (?:lake|river|sea|fish|fishing|fishermen|caught|boat|pond|hook|bait|fillets?) )/,
      },
      { ...said('bæs', 'a fish'), before: / (?:sea|striped|largemouth|grilled|caught (?:a|the)) $/ },
      { ...said('beɪs', 'low sound'), before: / (?:plays?|played|playing|on|double|the|a|his|her) $/ },
    ],
  },
  bow: {
    usual: said('boʊ', 'knot, weapon'),
    other: [
      {
        ...said('baʊ', 'to bend; front of a ship'),
        before:
          / (?:took|take|takes|taking|final|deep|slight|to|will|would|must|ship's|port|starboard|we|they|and) (?:a )?$/,
      },
      {
        ...said('baʊ', 'front of a ship'),
        after:
          /^ (?:of (?:the|a|his|her|our) (?:ship|boat|vessel|yacht|ferry|tanker|canoe)|to|out|down|before|and stern) /,
      },
      { ...said('boʊ', 'knot, weapon'), before: / (?:tied|tie|ties|a|the|his|her|violin|with|red|and) $/ },
    ],
  },
  bows: {
    usual: said('boʊz', 'knots, weapons'),
    other: [{ ...said('baʊz', 'bends'), after: /^ (?:to|out|down|before|his|her|their) / }],
  },
  row: {
    usual: said('ɹoʊ', 'line'),
    other: [
      {
        ...said('ɹaʊ', 'quarrel'),
        before:
          / (?:had|have|having|has|furious|bitter|political|diplomatic|public|heated|huge|big|fresh|growing|terrible|of|sparked|cause[ds]?|a) (?:a |the )?$/,
        after: /^ (?:about|over|with|between|erupted|broke|after|last|has) /,
      },
      { ...said('ɹaʊ', 'quarrel'), before: / (?:furious|bitter|political|diplomatic|blazing) $/ },
    ],
  },
  wound: {
    usual: said('wund', 'injury'),
    other: [
      {
        ...said('waʊnd', 'past of wind'),
        after:
          /^ (?:up|down|around|through|its|his way|her way|the (?:clock|watch|rope|scarf|bandage|string|tape)|a (?:scarf|bandage|rope|string|tape|wire|cord|thread)) /,
        not: / (?:the|a|his|her|their|stab|gunshot|bullet) _ /,
      },
    ],
  },
  desert: {
    usual: said('ˈdɛzɚt', 'dry land'),
    other: [
      {
        ...said('dɪˈzɝt', 'to leave'),
        before: / (?:to|will|would|not|never|soldiers|troops|men|they|who|voters|did|don't|didn't|and) $/,
      },
    ],
  },
  minute: {
    usual: said('ˈmɪnɪt', 'sixty seconds'),
    other: [
      {
        ...said('maɪˈnut', 'very small'),
        before: / (?:in|is|are|was|were|so|very|extremely|of|but|the most|only|a|these|such) $/,
        after:
          /^ (?:detail|details|quantit(?:y|ies)|amounts?|particles?|traces?|differences?|changes?|fraction|compared|but|hardly|and) /,
      },
      { ...said('maɪˈnut', 'very small'), before: / (?:is|are|was|were|so|very|extremely|most) $/ },
    ],
  },
  sow: {
    usual: said('soʊ', 'to plant'),
    other: [
      { ...said('saʊ', 'female pig'), before: / (?:the|a|one|old|that|this|pregnant) $/ },
      { ...said('soʊ', 'to plant'), before: / (?:to|will|would|farmers|they|we|who|and) $/ },
    ],
  },
  sows: {
    usual: said('soʊz', 'plants'),
    other: [
      { ...said('saʊz', 'female pigs'), before: / (?:the|of|pregnant|breeding|and|his|her|their|these) $/ },
    ],
  },
  dove: {
    usual: said('dʌv', 'a bird'),
    other: [
      {
        ...said('doʊv', 'past of dive'),
        after: /^ (?:into|in|down|under|off|through|for|headfirst|deep|deeper|over|straight|to) /,
      },
      { ...said('dʌv', 'a bird'), before: / (?:a|the|white|turtle) $/ },
    ],
  },
  close: {
    usual: said('kloʊs', 'near'),
    other: [
      {
        ...said('kloʊz', 'to shut'),
        before:
          / (?:to|will|would|can|could|may|might|must|should|shall|not|please|we|they|and|or|i|you|don't|didn't|schools|shops|stores|banks|polls|factories) $/,
        not: / (?:so|too|very|as|get|gets|got|getting|came|come|comes|coming) _ | _ (?:to|friend|friends|by|enough|at hand|call|ties|relationship|proximity|quarters|range|race|second|attention|look|cooperation|links|contact|together) /,
      },
      {
        ...said('kloʊz', 'to shut'),
        after:
          /^ (?:the (?:door|doors|gap|window|windows|border|borders|deal|school|schools|book|loop|eyes|gate|gates|account|plant|shop|file|case|loopholes?)|your|his|her|their|our|its|down|that|this|these|those) /,
        not: / (?:so|too|very|as|a) _ /,
      },
      { ...said('kloʊz', 'end'), before: / (?:the|a) $/, after: /^ of / },
    ],
  },
  read: {
    usual: said('ɹid', 'present tense'),
    other: [
      { ...said('ɹɛd', 'past tense'), tag: 'PastTense' },
      {
        ...said('ɹɛd', 'past tense'),
        before:
          / (?:have|has|had|having|was|were|been|being|is|are|be|widely|i've|we've|they've|you've|he's|she's) (?:ever |never |already |just |also |not |often |aloud )?$/,
      },
      {
        ...said('ɹɛd', 'past tense'),
        before:
          / (?:he|she|it|who|letter|sign|statement|headline|note|message|banner|banners|signs|one|poster|email) $/,
      },
      {
        ...said('ɹɛd', 'past tense'),
        after: / (?:yesterday|ago|last (?:week|night|year|month)|and (?:\w+ed) |out the names|earlier) /,
      },
    ],
  },
  produce: {
    usual: said('pɹəˈdus', 'to make'),
    other: [
      {
        ...said('ˈpɹoʊdus', 'vegetables'),
        before:
          / (?:fresh|local|organic|seasonal|farm|the|of|their|imported|raw|and|garden|agricultural|some|more|our) $/,
        not: / (?:to|will|would|can|could|and) (?:the|more|some) _ | _ (?:a|an|the|more|less|enough|any|some|new|results|\w+s) /,
      },
      { ...said('ˈpɹoʊdus', 'vegetables'), after: /^ (?:aisle|section|market|stands?|department) / },
    ],
  },
  content: {
    usual: said('ˈkɑntɛnt', 'what is in it'),
    other: [
      {
        ...said('kənˈtɛnt', 'satisfied'),
        before:
          / (?:is|are|was|were|be|been|being|not|quite|perfectly|seem|seems|seemed|feel|feels|felt|remain|remained|heart's) $/,
        after: /^ (?:with|to|in|and|that|just|enough|\w+ing) /,
      },
      {
        ...said('kənˈtɛnt', 'satisfied'),
        tag: 'Adjective',
        before: / (?:he|she|was|were|is|are|seemed|quite|perfectly) $/,
      },
    ],
  },
  invalid: {
    usual: said('ɪnˈvælɪd', 'not valid'),
    other: [
      {
        ...said('ˈɪnvəlɪd', 'a sick person'),
        before: / (?:an|the|chronic|elderly|permanent|bedridden) $/,
        not: / _ (?:ballots?|votes?|contracts?|passport|licen[cs]e|argument|claims?|results?|because|after|under|if|date|data|input) /,
      },
      { ...said('ɪnˈvælɪd', 'not valid'), before: / (?:is|are|was|were|declared|be|been|as) $/ },
    ],
  },
  perfect: {
    usual: said('ˈpɝfɪkt', 'without fault'),
    other: [
      {
        ...said('pɚˈfɛkt', 'to make so'),
        before: / (?:to|will|would|can|could|helped|help|and) $/,
        after: /^ (?:the|a|an|his|her|their|our|its|this|that|it|them|techniques?|skills?) /,
      },
    ],
  },
  resume: {
    usual: said('ɹɪˈzum', 'to go on'),
    other: [
      {
        ...said('ˈɹɛzəˌmeɪ', 'a list of what one has done'),
        before: / (?:a|the|his|her|my|your|their|impressive|professional|long|strong|updated|no) $/,
      },
    ],
  },
  resumes: {
    usual: said('ɹɪˈzumz', 'goes on'),
    other: [
      {
        ...said('ˈɹɛzəˌmeɪz', 'lists of what one has done'),
        before: / (?:the|of|their|many|sent|sending|send|read|\d+|hundred|and) $/,
      },
    ],
  },
  polish: { usual: said('ˈpɑlɪʃ', 'to shine'), other: [], capital: said('ˈpoʊlɪʃ', 'of Poland') },
  august: {
    usual: said('ɔˈɡʌst', 'venerable'),
    other: [{ ...said('ɔˈɡʌst', 'venerable'), tag: 'Adjective' }],
  },
  reading: { usual: said('ˈɹidɪŋ', 'of read'), other: [], capital: said('ˈɹɛdɪŋ', 'the town') },
  nice: { usual: said('naɪs', 'pleasant'), other: [], capital: said('nis', 'the town') },
  mobile: {
    usual: said('ˈmoʊbəl', 'that moves'),
    other: [],
    capital: { ...said('moʊˈbil', 'the town'), before: / (?:in|to|from|near|outside) $/ },
  },
  job: {
    usual: said('dʒɑb', 'work'),
    other: [],
    capital: {
      ...said('dʒoʊb', 'the man of the Bible'),
      before: / (?:(?:book|patience|story|trials|sufferings?) of|prophet) $/,
    },
  },
  lima: { usual: said('ˈlaɪmə', 'a bean'), other: [], capital: said('ˈlimə', 'the city') },
  tangier: { usual: said('ˈtæŋiɚ', 'more tangy'), other: [], capital: said('tænˈdʒɪɹ', 'the city') },
  excuse: { usual: said('ɪkˈskjus', 'noun'), other: [asVerb('ɪkˈskjuz')] },
  abuse: { usual: said('əˈbjus', 'noun'), other: [asVerb('əˈbjuz')] },
  house: {
    usual: said('haʊs', 'noun'),
    other: [
      {
        ...said('haʊz', 'to give room'),
        before: / (?:to|will|would|can|could) $/,
        not: / (?:come|back|came|go|went|close|next|home|taken|due|refer|report) to _ | to _ (?:of|and|or|in|speaker|republicans|democrats|committee|prices?|majority|leader|number|arrest) /,
        after:
          /^ (?:the|a|an|up|more|some|refugees|people|families|\d+|him|them|it|its|their|thousands|hundreds|migrants|prisoners|patients|students) /,
      },
    ],
  },
  does: {
    usual: said('dʌz', 'verb'),
    other: [{ ...said('doʊz', 'female deer'), before: / (?:bucks and|two|three|several) $/ }],
  },
  sewer: { usual: said('ˈsuɚ', 'drain'), other: [] },
  buffet: {
    usual: said('bəˈfeɪ', 'meal'),
    other: [{ ...said('ˈbʌfɪt', 'to hit'), before: / (?:to|winds|waves|storms|will|could) $/ }],
  },
  moped: {
    usual: said('ˈmoʊpɛd', 'small motorcycle'),
    other: [{ ...said('moʊpt', 'past of mope'), after: /^ (?:around|about) / }],
  },
  number: {
    usual: said('ˈnʌmbɚ', 'figure'),
    other: [
      {
        ...said('ˈnʌmɚ', 'more numb'),
        before: / (?:felt|grew|feel|became|even) $/,
        after: /^ (?:than|and) /,
      },
    ],
  },
  drawer: { usual: said('dɹɔɹ', 'of a desk'), other: [] },
  putting: {
    usual: said('ˈpʊtɪŋ', 'of put'),
    other: [{ ...said('ˈpʌtɪŋ', 'golf'), after: /^ (?:green|greens|stroke) / }],
  },
  axes: {
    usual: said('ˈæksɪz', 'tools'),
    other: [
      {
        ...said('ˈæksiz', 'of axis'),
        before: / (?:the|both|x and y|two|three|perpendicular|its) $/,
        after: /^ (?:of|are|is|show) /,
      },
    ],
  },
  bases: { usual: said('ˈbeɪsɪz', 'of base'), other: [] },
  learned: {
    usual: said('lɝnd', 'past of learn'),
    other: [
      {
        ...said('ˈlɝnɪd', 'full of knowledge'),
        before: / (?:a|the|my|his|her|most|very) $/,
        after: /^ (?:man|men|woman|scholars?|friend|colleague|judge|society|societies|book|article|journal) /,
      },
    ],
  },
  aged: {
    usual: said('eɪdʒd', 'of the age of'),
    other: [
      {
        ...said('ˈeɪdʒɪd', 'old'),
        before: / (?:the|her|his|an|their|my) $/,
        after: /^ (?:mother|father|parents?|aunt|and|poor|man|woman|sick|population) /,
      },
    ],
  },
  blessed: {
    usual: said('blɛst', 'past of bless'),
    other: [
      {
        ...said('ˈblɛsɪd', 'holy'),
        before: / (?:the|a|every|whole) $/,
        after: /^ (?:virgin|sacrament|mother|peace|thing|rage|day) /,
      },
    ],
  },
  multiply: { usual: said('ˈmʌltɪplaɪ', 'verb'), other: [{ ...said('ˈmʌltɪpli', 'adverb'), tag: 'Adverb' }] },
};

const inflected = (word: string, { usual, other }: Entry): readonly [string, Entry] => {
  const plural = <T extends Said>(sense: T): T => ({ ...sense, ipa: withSuffix(sense.ipa, 'en') });
  return [`${word}s`, { usual: plural(usual), other: other.map(plural) }];
};

export const entries: Readonly<Record<string, Entry>> = {
  ...Object.fromEntries(
    Object.entries(fromPairs)
      .filter(([word]) => !/s$/.test(word))
      .map(([word, entry]) => inflected(word, entry)),
  ),
  ...fromPairs,
  ...own,
};
