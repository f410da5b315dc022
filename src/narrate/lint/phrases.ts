/*
 * Words and phrases of other languages that English text uses without marking them, and that an English voice reads
 * wrong or in a way that listeners complain of. Lower case, without accents.
 */

const byLanguage: Readonly<Record<string, string>> = {
  fr: `
    raison d'etre|d'etre|je ne sais quoi|hors d'oeuvre|hors d'oeuvres|coup d'etat|coups d'etat|coup de grace|mise en scene|mise en place|c'est la vie|
    deja vu|vis-a-vis|vis a vis|laissez-faire|laissez faire|fait accompli|faux pas|enfant terrible|creme brulee|creme de la creme|piece de resistance|bete noire|
    eminence grise|femme fatale|gilets jaunes|carte blanche|cause celebre|joie de vivre|nouveau riche|noblesse oblige|objet d'art|
    pied-a-terre|roman a clef|sang-froid|savoir-faire|savoir faire|tete-a-tete|trompe l'oeil|volte-face|bon vivant|bon mot|haute couture|
    pret-a-porter|maitre d'|maitre d'hotel|l'etat|agent provocateur|au fait|au courant|belle epoque|chaise longue|
    esprit de corps|ingenue|menage a trois|mot juste|papier-mache|
    aide-memoire|bouillabaisse|boeuf|coq au vin|foie gras|hors de combat|sommelier|trompe-l'oeil|le monde|le figaro|quai d'orsay|elysee|quatre`,
  de: `
    schadenfreude|weltanschauung|weltschmerz|zeitgeist|bildungsroman|doppelganger|gotterdammerung|leitmotif|leitmotiv|mittelstand|bundestag|bundesrat|
    bundeswehr|bundesbank|bundesliga|schuldenbremse|energiewende|ostpolitik|realpolitik|lebensraum|anschluss|luftwaffe|wehrmacht|wunderkind|
    gesamtkunstwerk|gemutlichkeit|gastarbeiter|landtag|wirtschaftswunder|zeitenwende|vorsprung durch technik|sturm und drang|
    fuhrer|kristallnacht|bratwurst|sauerkraut|gewurztraminer|schnitzel|tagesschau|der spiegel|die zeit|die welt`,
  it: `
    al dente|al fresco|alfresco|dolce vita|la dolce vita|cosa nostra|chiaroscuro|cognoscenti|commedia dell'arte|corriere della sera|corriere|
    gnocchi|bruschetta|tagliatelle|ciabatta|focaccia|prosciutto|carabinieri|carabiniere|paparazzi|sotto voce|terza rima|palazzo|risorgimento`,
  es: `
    guardia civil|quinoa|jalapeno|jalapenos|tierra del fuego|el nino|la nina|caudillo|cabrones|mestizo|desaparecidos|
    el pais|el mundo|el chapo|hasta la vista|que sera sera|vaya con dios|no pasaran|paella|chorizo|gazpacho`,
  pt: `saudade|saudades|acai|favela|favelas|caipirinha|lava jato|planalto`,
  la: `
    sui generis|sine qua non|mea culpa|non sequitur|ad nauseam|
    caveat emptor|cui bono|de jure|ex officio|in absentia|in flagrante|inter alia|ipso facto|modus operandi|
    modus vivendi|mutatis mutandis|ne plus ultra|obiter dictum|rara avis|reductio ad absurdum|res publica|stare decisis|sub judice|
    sub rosa|terra incognita|vade mecum|viva voce|vox populi|semper fidelis|semper fi`,
  ja: `ikebana|kintsugi|wabi-sabi|sashimi|edamame|hikikomori|shinkansen|otaku|yakuza|zaibatsu|keiretsu`,
  da: `hygge|smorrebrod|janteloven|folketing`,
  sv: `lagom|smorgasbord|riksdag|riksbank|sverigedemokraterna`,
  ru: `siloviki|silovik|nomenklatura|samizdat|babushka|troika`,
  ar: `sharia|muezzin|loya jirga|jirga|fatwa|niqab|souk|mujahideen|mujahedin|mujahidin|salafi|shahada|knafeh|hizbollah|hizballah`,
  zh: `feng shui|qi gong|qigong|guanxi|dim sum|renminbi|hukou|pinyin`,
  hi: `lok sabha|rajya sabha|panchayat|panchayats|namaste|crore|lakh`,
};

/** Phrase → BCP 47. */
export const phrases: ReadonlyMap<string, string> = new Map(
  Object.entries(byLanguage).flatMap(([lang, list]) =>
    list
      .split('|')
      .map((phrase) => phrase.trim())
      .filter((phrase) => phrase !== '')
      .map((phrase) => [phrase, lang] as const),
  ),
);
