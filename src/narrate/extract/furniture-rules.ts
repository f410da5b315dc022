import type { FurnitureKind } from '../../core/article/furniture.js';

/*
 * What pages put around and between an article's paragraphs, and scraped text carries along. A rule matches a
 * whole block, never a part, and says where such a line may stand; whatever could be a sentence or a heading
 * of an article stays. English and German, with the commonest lines of French, Spanish and Italian.
 */

/** `top` and `end` are outside the running text: before its first and after its last paragraph. */
export type Place = 'anywhere' | 'outside' | 'top' | 'end';

export interface Rule {
  readonly kind: FurnitureKind;
  readonly where: Place;
  /** Made when a line is short enough to be one: V8 takes longer to read all patterns than to read an article's lines. */
  readonly pattern: () => RegExp;
  /** In lower case; a line with none of them is none, and no paragraph is worth the pattern. */
  readonly holds?: readonly string[];
  /** UTF-16 units of the longest line that may be one; default: `LONGEST_LINE`. */
  readonly longest?: number;
}

/** Most are labels and short sentences; paragraphs are not asked whether they are. */
export const LONGEST_LINE = 300;

/** A label or one short sentence. That a paragraph is none is known without a look at its words. */
const SHORT_LINE = 160;

/** Nothing longer than a cookie notice is furniture. */
export const LONGEST_NOTICE = 1000;

const media =
  '(?:facebook|twitter|x|bluesky|mastodon|instagram|threads|linkedin|whatsapp|telegram|reddit|xing|e-?mail|sms)';
const month =
  '(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|ma[yi]|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)';
const weekday =
  '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)';
const name =
  "\\p{Lu}[\\p{L}\\p{M}'’.-]*(?: (?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|v[ao]n|d[aeiou]|de[nrs]|l[ae]|bin|al|zu[rm]?)){1,4}";

export const furnitureRules: readonly Rule[] = [
  {
    kind: 'disclosure',
    where: 'anywhere',
    longest: SHORT_LINE,
    pattern: () =>
      /^(?:this|the) audio(?: version)? (?:was|is|has been) (?:artificially|automatically) generated\.?(?: more info(?:rmation)?\.?)?(?: ?\| ?)?(?:send feedback\.?)?$/i,
  },
  {
    kind: 'disclosure',
    where: 'anywhere',
    longest: SHORT_LINE,
    pattern: () =>
      /^diese audioversion wurde (?:künstlich|automatisch|maschinell) (?:erzeugt|generiert|erstellt)\.?(?: (?:mehr infos?|weitere informationen)\.?)?(?: ?\| ?)?(?:feedback (?:senden|geben)\.?)?$/i,
  },
  {
    kind: 'disclosure',
    where: 'anywhere',
    longest: SHORT_LINE,
    pattern: () =>
      /^this (?:article|story) (?:is|was) (?:read|narrated) by an? (?:automated|ai|artificial|synthetic) voice\.?$/i,
  },
  {
    kind: 'disclosure',
    where: 'outside',
    pattern: () => /^(?:more info|send feedback|mehr infos?|feedback senden)$/i,
  },
  {
    kind: 'player',
    where: 'anywhere',
    longest: SHORT_LINE,
    pattern: () =>
      /^(?:listen to (?:(?:the|this) )?(?:article|story)|play (?:this )?audio(?: version)?|(?:diesen )?(?:artikel|beitrag|text) (?:jetzt )?(?:an)?hören|écouter (?:l['’])?article|escuchar (?:el )?artículo|ascolta (?:l['’])?articolo)(?: ?[([·–-]? ?\d+(?::\d\d| ?min(?:ute[ns]?|\.)?)[)\]]?)?$/i,
  },
  {
    kind: 'player',
    where: 'outside',
    pattern: () => /^(?:listen(?: now)?|anhören|vorlesen|play|pause|audio|\d?\d:\d\d(?: ?\/ ?\d?\d:\d\d)?)$/i,
  },
  {
    kind: 'advertisement',
    where: 'anywhere',
    longest: SHORT_LINE,
    pattern: () =>
      /^(?:advertisement|anzeige|werbung|sponsored content|publicité|publicidad|publicidade|pubblicità|advertentie|annons|annonse|annonce|mainos|reklama|reklam|hirdetés|publicitate|реклама|διαφήμιση|إعلان|اعلان|פרסומת|広告|广告|廣告|광고|โฆษณา|quảng cáo|iklan|विज्ञापन|বিজ্ঞাপন|(?:article|story|content) continues (?:below|after)(?: (?:this )?ad(?:vertisement)?)?|scroll (?:down )?to continue(?: reading)?|skip (?:past )?(?:advertisement|newsletter promotion)|after newsletter promotion)$/i,
  },
  { kind: 'advertisement', where: 'outside', pattern: () => /^(?:ad|ads|sponsored|promoted)$/i },
  {
    kind: 'teaser',
    where: 'anywhere',
    pattern: () =>
      /^(?:read (?:more|also|next)|also read|see also|related(?: (?:articles?|stories|coverage|content|links))?|more (?:stories|articles) (?:like this|from .{1,40})|more on th(?:is|e) (?:story|topic)|recommended for you|you (?:might|may) also (?:like|be interested in)|most (?:read|popular)|lesen sie (?:auch|dazu|hier (?:mehr|weiter))|mehr (?:dazu|zum thema|lesen)|auch interessant|weiterlesen|das könnte sie auch interessieren|passend zum thema|further reading|(?:à )?lire aussi|sur le même sujet|le[ae]r? también|noticias relacionadas|le?ia (?:também|mais)|leggi anche|lees ook|läs (?:också|mer)|læs også|les også|lue myös|cz?yta[jt] (?:także|również|też)|přečtěte si také|čtěte také|kapcsolódó (?:írások|cikkek)|citește și|ilgili haberler|читайте также|читайте також|по теме|още по темата|вижте още|διαβάστε (?:επίσης|ακόμα)|اقرأ أيضا[ًَ]?|مواضيع ذات صلة|קראו גם|関連記事|相关(?:内容|新闻|阅读)|相關(?:內容|新聞)|관련 ?기사|baca juga|xem thêm)(?:\s*[:|»›→]+\s*[^.!]{0,200}[^.!;,])?[:»›→]?$/i,
  },
  {
    kind: 'teaser',
    where: 'outside',
    pattern: () =>
      /^(?:related|recommended|trending(?: now)?|top stories|empfohlen|zum thema|meistgelesen)$/i,
  },
  {
    kind: 'cookies',
    where: 'anywhere',
    longest: LONGEST_NOTICE,
    holds: ['cookies'],
    pattern: () =>
      /^(?:we|this (?:web)?site|our (?:web)?site)(?: and our (?:\d+ )?partners)? (?:uses?|stores?)\b.{0,60}\bcookies\b.{0,600}(?:consent|accept|cookie (?:policy|settings)|privacy policy|your preferences|your browser|by continuing|personali[sz]e|our traffic)/is,
  },
  {
    kind: 'cookies',
    where: 'anywhere',
    longest: LONGEST_NOTICE,
    holds: ['cookies'],
    pattern: () =>
      /^(?:wir|diese (?:web)?seite|unsere (?:web)?seite)(?: und unsere (?:\d+ )?partner)? (?:verwende[nt]|nutz(?:en|t)|setz(?:en|t))\b.{0,60}\bcookies\b.{0,600}(?:einwillig|zustimm|akzeptier|einstellungen|datenschutz|personalisier)/is,
  },
  {
    kind: 'cookies',
    where: 'anywhere',
    longest: SHORT_LINE,
    pattern: () =>
      /^(?:(?:accept|allow|reject) (?:all )?cookies|(?:accept|reject) all|cookie (?:settings|preferences|policy)|manage (?:cookies|consent|preferences)|alle (?:cookies )?(?:akzeptieren|ablehnen)|cookie-einstellungen)$/i,
  },
  {
    kind: 'subscription',
    where: 'anywhere',
    holds: ['letter', 'mailing', 'podca', 'channel'],
    pattern: () =>
      /^(?:(?:please )?(?:subscribe|sign up|register)(?: now| here| today)?|get)(?: (?:to|for))? (?:our|the)(?: [\p{L}\p{N}’'-]+){0,4} (?:newsletters?|mailing list|podcast|channel)(?:[ ,:–-][^.]{0,100})?[.!]?$/iu,
  },
  {
    kind: 'subscription',
    where: 'anywhere',
    holds: ['letter', 'podca', 'kanal'],
    pattern: () =>
      /^(?:jetzt |hier )?(?:abonnieren sie|bestellen sie|melden sie sich für) (?:hier |jetzt |kostenlos )*(?:unseren|den|unser)(?: [\p{L}\p{N}’'-]+){0,4}[ -](?:newsletter|podcast|kanal)(?: (?:an|ab))?(?:[ ,:–-][^.]{0,100})?[.!]?$/iu,
  },
  {
    kind: 'subscription',
    where: 'anywhere',
    longest: SHORT_LINE,
    pattern: () =>
      /^(?:already a subscriber\?(?: (?:sign|log) in\.?)?|(?:create (?:a free|an) account|subscribe|sign in|log in) to (?:continue|keep) reading[.!]?|you have \d+ free articles? (?:left|remaining)(?: this month)?\.?|subscribe (?:now|today)!?|jetzt (?:abonnieren|testen)!?)$/i,
  },
  {
    kind: 'subscription',
    where: 'outside',
    pattern: () => /^(?:subscribe|sign up|register|newsletter|abonnieren|registrieren)$/i,
  },
  {
    kind: 'share',
    where: 'anywhere',
    longest: 200,
    pattern: () =>
      new RegExp(
        `^(?:share this(?: (?:article|story|post|page))?|share (?:on|via|by) ${media}|(?:diesen )?(?:artikel|beitrag) teilen|(?:auf|per|über) ${media} teilen|copy link(?: to clipboard)?|link kopieren|gift this article|print this (?:article|page)|(?:follow us|folgen sie uns) (?:on|auf|bei) ${media}(?:(?:,| and| und| or| oder|,? ?&) ${media})*[.!]?)$`,
        'i',
      ),
  },
  {
    kind: 'share',
    where: 'outside',
    pattern: () =>
      new RegExp(
        `^(?:share|teilen|tweet|print|drucken|save|merken|bookmark|copy|${media}|(?:\\d+ )?(?:comments?|kommentare?)|leave a (?:comment|reply)|join the conversation)$`,
        'i',
      ),
  },
  {
    kind: 'menu',
    where: 'anywhere',
    longest: SHORT_LINE,
    pattern: () =>
      /^(?:skip to (?:main )?content|jump to (?:main )?content|(?:direkt )?zum (?:haupt)?inhalt(?: springen)?|back to top|zurück nach oben)$/i,
  },
  {
    kind: 'menu',
    where: 'outside',
    pattern: () =>
      /^(?:menu|menü|search|suche|log ?in|sign in|anmelden|home|startseite|close|schließen|loading(?:…|\.\.\.)?)$/i,
  },
  {
    kind: 'menu',
    where: 'top',
    longest: 400,
    pattern: () => /^[^.!?>›»]{2,40}(?: [>›»] [^.!?>›»]{2,60}){1,5}$/,
  },
  {
    kind: 'byline',
    where: 'top',
    pattern: () =>
      new RegExp(
        `^(?:By|BY|Von|VON|Par|Por|Di) ${name}(?:(?:,| and| und| et| y| e| &) ${name})*(?:, [^.!?]{2,60})?$`,
        'u',
      ),
  },
  {
    kind: 'date',
    where: 'outside',
    pattern: () =>
      /^(?:(?:first )?published|(?:last )?(?:updated|modified)|posted|veröffentlicht|(?:zuletzt )?aktualisiert|stand|erschienen)\b[^!?]{0,60}\d[^!?]{0,60}[^.!?](?:[ap]\.m\.)?$/i,
  },
  {
    kind: 'date',
    where: 'outside',
    pattern: () =>
      /^(?:\d{4}(?:[-/]|\. ?)(?:\d\d?|\p{L}{3,12})(?:[-/]|\.? ?)\d\d?|\d\d?[./]\d\d?[./]\d{4})(?!\d)[^!?]{0,40}$/u,
  },
  {
    kind: 'date',
    where: 'outside',
    pattern: () =>
      new RegExp(
        `^(?=.*\\d)(?:(?:${weekday}|${month}|\\d{1,4}(?:st|nd|rd|th)?|\\d\\d?[:.]\\d\\d(?:[:.]\\d\\d)?(?:h| ?[ap]\\.?m\\.?)?|[ap]\\.?m\\.?|uhr|gmt|utc|c?e[sd]?t|at|um|on|am|of)(?:[\\s,.|/·–-]+|$)){1,12}$`,
        'i',
      ),
  },
  {
    kind: 'date',
    where: 'outside',
    pattern: () => /^(?:\d+[- ]min(?:ute)?s?(?:[- ]read)?|(?:lesezeit|reading time):? .{0,12}\d.{0,12})$/i,
  },
  {
    kind: 'credit',
    where: 'anywhere',
    longest: SHORT_LINE,
    pattern: () =>
      /^(?:photo|picture|image|photograph|foto|bild|illustration)(?: credit)?(?: by)? ?: ?[^.!?]{2,80}$/i,
  },
  {
    kind: 'credit',
    where: 'anywhere',
    longest: 500,
    holds: ['phot', 'fot', 'bild', 'image', 'picture', 'ф', 'credit', 'illu'],
    pattern: () =>
      /^(?:.{0,400}[([|©/—–-]|.{0,400}[.»”"] |) ?(?:photos?|fot[oó]s?|bild(?:er)?|images?|picture|fot\.|фото|credit|illustration)(?: (?:by|von|de|di)\b|\.? ?:|(?<=\.)) ?[^.!?:]{2,60}(?:\.[a-z]{2,4})?[)\]]?$/iu,
  },
  {
    kind: 'credit',
    where: 'anywhere',
    longest: SHORT_LINE,
    pattern: () =>
      /^[^.!?]{0,80}(?:[/(©|]|^)\s?(?:getty(?: images)?|reuters|afp|ap(?: photo)?|epa|dpa|shutterstock|istock\w*|alamy|ansa|efe|picture alliance)\b[^.!?]{0,30}$/i,
  },
  {
    kind: 'credit',
    where: 'outside',
    pattern: () => /^(?:courtesy (?:of )?[^.!?]{2,40}|\([^().!?]{3,40}\))$/i,
  },
  {
    kind: 'share',
    where: 'anywhere',
    holds: ['follow'],
    pattern: () =>
      new RegExp(
        `^(?:please )?follow [^.!?]{2,60} on ${media}(?:(?:,| and| or| &) ${media})*(?:[.!].{0,90})?$`,
        'i',
      ),
  },
  {
    kind: 'source',
    where: 'end',
    pattern: () => /^(?:sources?|quellen?|via) ?: ?[^.!?]{1,80}(?:\.\p{L}{2,12})?$/iu,
  },
  { kind: 'source', where: 'end', pattern: () => /^(?:source|quelle) \S*[\d.-]\S*[^\s.!?]$/i },
  {
    kind: 'rights',
    where: 'end',
    pattern: () => /^(?:©|\(c\)|copyright\b|all rights reserved|alle rechte vorbehalten).{0,200}$/i,
  },
  {
    kind: 'rights',
    where: 'end',
    pattern: () => /^(?:tags?|themen|schlag(?:worte|wörter)|categories) ?: ?[^.!?]{1,200}$/i,
  },
  {
    kind: 'rights',
    where: 'outside',
    pattern: () => /^(?:topics|filed under) ?: ?[^.!?]{1,200}$/i,
  },
];
