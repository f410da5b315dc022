import type { ArticleBlock } from './article.js';
import { isProse, textKey } from './prose.js';

/*
 * What pages put around and between an article's paragraphs, and scraped text carries along. A rule matches a
 * whole block, never a part, and says where such a line may stand; whatever could be a sentence or a heading
 * of an article stays. English and German, with the commonest lines of French, Spanish and Italian.
 */

export type FurnitureKind =
  | 'title'
  | 'player'
  | 'disclosure'
  | 'byline'
  | 'date'
  | 'source'
  | 'rights'
  | 'credit'
  | 'share'
  | 'advertisement'
  | 'teaser'
  | 'cookies'
  | 'subscription'
  | 'menu';

/** `top` and `end` are outside the running text: before its first and after its last paragraph. */
type Place = 'anywhere' | 'outside' | 'top' | 'end';

interface Rule {
  readonly kind: FurnitureKind;
  readonly where: Place;
  readonly pattern: RegExp;
}

const media =
  '(?:facebook|twitter|x|bluesky|mastodon|instagram|threads|linkedin|whatsapp|telegram|reddit|xing|e-?mail|sms)';
const month =
  '(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|ma[yi]|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)';
const weekday =
  '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)';
const name =
  "\\p{Lu}[\\p{L}\\p{M}'’.-]*(?: (?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|v[ao]n|d[aeiou]|de[nrs]|l[ae]|bin|al|zu[rm]?)){1,4}";

const rules: readonly Rule[] = [
  {
    kind: 'disclosure',
    where: 'anywhere',
    pattern:
      /^(?:this|the) audio(?: version)? (?:was|is|has been) (?:artificially|automatically) generated\.?(?: more info(?:rmation)?\.?)?(?: ?\| ?)?(?:send feedback\.?)?$/i,
  },
  {
    kind: 'disclosure',
    where: 'anywhere',
    pattern:
      /^diese audioversion wurde (?:künstlich|automatisch|maschinell) (?:erzeugt|generiert|erstellt)\.?(?: (?:mehr infos?|weitere informationen)\.?)?(?: ?\| ?)?(?:feedback (?:senden|geben)\.?)?$/i,
  },
  {
    kind: 'disclosure',
    where: 'anywhere',
    pattern:
      /^this (?:article|story) (?:is|was) (?:read|narrated) by an? (?:automated|ai|artificial|synthetic) voice\.?$/i,
  },
  {
    kind: 'disclosure',
    where: 'outside',
    pattern: /^(?:more info|send feedback|mehr infos?|feedback senden)$/i,
  },
  {
    kind: 'player',
    where: 'anywhere',
    pattern:
      /^(?:listen to (?:(?:the|this) )?(?:article|story)|play (?:this )?audio(?: version)?|(?:diesen )?(?:artikel|beitrag|text) (?:jetzt )?(?:an)?hören|écouter (?:l['’])?article|escuchar (?:el )?artículo|ascolta (?:l['’])?articolo)(?: ?[([·–-]? ?\d+(?::\d\d| ?min(?:ute[ns]?|\.)?)[)\]]?)?$/i,
  },
  {
    kind: 'player',
    where: 'outside',
    pattern: /^(?:listen(?: now)?|anhören|vorlesen|play|pause|audio|\d?\d:\d\d(?: ?\/ ?\d?\d:\d\d)?)$/i,
  },
  {
    kind: 'advertisement',
    where: 'anywhere',
    pattern:
      /^(?:advertisement|anzeige|werbung|sponsored content|publicité|publicidad|pubblicità|(?:article|story|content) continues (?:below|after)(?: (?:this )?ad(?:vertisement)?)?|scroll (?:down )?to continue(?: reading)?|skip (?:past )?(?:advertisement|newsletter promotion)|after newsletter promotion)$/i,
  },
  { kind: 'advertisement', where: 'outside', pattern: /^(?:ad|ads|sponsored|promoted)$/i },
  {
    kind: 'teaser',
    where: 'anywhere',
    pattern:
      /^(?:read (?:more|also|next)|also read|see also|related(?: (?:articles?|stories|coverage|content|links))?|more (?:stories|articles) (?:like this|from .{1,40})|more on th(?:is|e) (?:story|topic)|recommended for you|you (?:might|may) also (?:like|be interested in)|most (?:read|popular)|lesen sie (?:auch|dazu|hier (?:mehr|weiter))|mehr (?:dazu|zum thema|lesen)|auch interessant|weiterlesen|das könnte sie auch interessieren|passend zum thema|(?:à )?lire aussi|le[ae]r? también|leggi anche)(?:\s*[:|»›→]+\s*[^.!]{0,200}[^.!;,])?[:»›→]?$/i,
  },
  {
    kind: 'teaser',
    where: 'outside',
    pattern: /^(?:related|recommended|trending(?: now)?|top stories|empfohlen|zum thema|meistgelesen)$/i,
  },
  {
    kind: 'cookies',
    where: 'anywhere',
    pattern:
      /^(?:we|this (?:web)?site|our (?:web)?site)(?: and our (?:\d+ )?partners)? (?:uses?|stores?)\b.{0,60}\bcookies\b.{0,600}(?:consent|accept|cookie (?:policy|settings)|privacy policy|your preferences|your browser|by continuing|personali[sz]e|our traffic)/is,
  },
  {
    kind: 'cookies',
    where: 'anywhere',
    pattern:
      /^(?:wir|diese (?:web)?seite|unsere (?:web)?seite)(?: und unsere (?:\d+ )?partner)? (?:verwende[nt]|nutz(?:en|t)|setz(?:en|t))\b.{0,60}\bcookies\b.{0,600}(?:einwillig|zustimm|akzeptier|einstellungen|datenschutz|personalisier)/is,
  },
  {
    kind: 'cookies',
    where: 'anywhere',
    pattern:
      /^(?:(?:accept|allow|reject) (?:all )?cookies|(?:accept|reject) all|cookie (?:settings|preferences|policy)|manage (?:cookies|consent|preferences)|alle (?:cookies )?(?:akzeptieren|ablehnen)|cookie-einstellungen)$/i,
  },
  {
    kind: 'subscription',
    where: 'anywhere',
    pattern:
      /^(?:(?:please )?(?:subscribe|sign up|register)(?: now| here| today)?|get)(?: (?:to|for))? (?:our|the)(?: [\p{L}\p{N}’'-]+){0,4} (?:newsletters?|mailing list|podcast|channel)(?:[ ,:–-][^.]{0,100})?[.!]?$/iu,
  },
  {
    kind: 'subscription',
    where: 'anywhere',
    pattern:
      /^(?:jetzt |hier )?(?:abonnieren sie|bestellen sie|melden sie sich für) (?:hier |jetzt |kostenlos )*(?:unseren|den|unser)(?: [\p{L}\p{N}’'-]+){0,4}[ -](?:newsletter|podcast|kanal)(?: (?:an|ab))?(?:[ ,:–-][^.]{0,100})?[.!]?$/iu,
  },
  {
    kind: 'subscription',
    where: 'anywhere',
    pattern:
      /^(?:already a subscriber\?(?: (?:sign|log) in\.?)?|(?:create (?:a free|an) account|subscribe|sign in|log in) to (?:continue|keep) reading[.!]?|you have \d+ free articles? (?:left|remaining)(?: this month)?\.?|subscribe (?:now|today)!?|jetzt (?:abonnieren|testen)!?)$/i,
  },
  {
    kind: 'subscription',
    where: 'outside',
    pattern: /^(?:subscribe|sign up|register|newsletter|abonnieren|registrieren)$/i,
  },
  {
    kind: 'share',
    where: 'anywhere',
    pattern: new RegExp(
      `^(?:share this(?: (?:article|story|post|page))?|share (?:on|via|by) ${media}|(?:diesen )?(?:artikel|beitrag) teilen|(?:auf|per|über) ${media} teilen|copy link(?: to clipboard)?|link kopieren|gift this article|print this (?:article|page)|(?:follow us|folgen sie uns) (?:on|auf|bei) ${media}(?:(?:,| and| und| or| oder|,? ?&) ${media})*[.!]?)$`,
      'i',
    ),
  },
  {
    kind: 'share',
    where: 'outside',
    pattern: new RegExp(
      `^(?:share|teilen|tweet|print|drucken|save|merken|bookmark|copy|${media}|(?:\\d+ )?(?:comments?|kommentare?)|leave a (?:comment|reply)|join the conversation)$`,
      'i',
    ),
  },
  {
    kind: 'menu',
    where: 'anywhere',
    pattern:
      /^(?:skip to (?:main )?content|jump to (?:main )?content|(?:direkt )?zum (?:haupt)?inhalt(?: springen)?|back to top|zurück nach oben)$/i,
  },
  {
    kind: 'menu',
    where: 'outside',
    pattern:
      /^(?:menu|menü|search|suche|log ?in|sign in|anmelden|home|startseite|close|schließen|loading(?:…|\.\.\.)?)$/i,
  },
  { kind: 'menu', where: 'top', pattern: /^[^.!?>›»]{2,40}(?: [>›»] [^.!?>›»]{2,60}){1,5}$/ },
  {
    kind: 'byline',
    where: 'top',
    pattern: new RegExp(
      `^(?:By|BY|Von|VON|Par|Por|Di) ${name}(?:(?:,| and| und| et| y| e| &) ${name})*(?:, [^.!?]{2,60})?$`,
      'u',
    ),
  },
  {
    kind: 'date',
    where: 'outside',
    pattern:
      /^(?:(?:first )?published|(?:last )?(?:updated|modified)|posted|veröffentlicht|(?:zuletzt )?aktualisiert|stand|erschienen)\b[^!?]{0,60}\d[^!?]{0,60}[^.!?]$/i,
  },
  {
    kind: 'date',
    where: 'outside',
    pattern: new RegExp(
      `^(?=.*\\d)(?:(?:${weekday}|${month}|\\d{1,4}(?:st|nd|rd|th)?|\\d\\d?[:.]\\d\\d(?:[:.]\\d\\d(?:\\d\\d)?)?|[ap]\\.?m\\.?|uhr|gmt|utc|c?e[sd]?t|at|um|on|am|of)[\\s,.|/·–-]*)+$`,
      'i',
    ),
  },
  {
    kind: 'date',
    where: 'outside',
    pattern: /^(?:\d+[- ]min(?:ute)?s?(?:[- ]read)?|(?:lesezeit|reading time):? .{0,12}\d.{0,12})$/i,
  },
  {
    kind: 'credit',
    where: 'anywhere',
    pattern:
      /^(?:photo|picture|image|photograph|foto|bild|illustration)(?: credit)?(?: by)? ?: ?[^.!?]{2,80}$/i,
  },
  {
    kind: 'source',
    where: 'end',
    pattern: /^(?:sources?|quellen?|via) ?: ?[^.!?]{1,80}(?:\.\p{L}{2,6})?$/iu,
  },
  { kind: 'source', where: 'end', pattern: /^(?:source|quelle) \S*[\d.-]\S*[^\s.!?]$/i },
  {
    kind: 'rights',
    where: 'end',
    pattern: /^(?:©|\(c\)|copyright\b|all rights reserved|alle rechte vorbehalten).{0,200}$/i,
  },
  {
    kind: 'rights',
    where: 'end',
    pattern: /^(?:tags?|topics|themen|schlag(?:worte|wörter)|filed under|categories) ?: ?[^.!?]{1,200}$/i,
  },
];

// Rules for what may as well be a section's heading; in HTML and Markdown the markup tells them apart.
const isHeadingToo = new Set<FurnitureKind>([
  'advertisement',
  'share',
  'menu',
  'date',
  'player',
  'byline',
  'source',
]);

/** The sign before and the arrow after a label. */
function label(text: string): string {
  return text.replace(/^[\p{So}\p{Sm}\uFE0F•·»›|–\s-]+|[\p{So}\uFE0F•·|→\s]+$/gu, '');
}

function ruleFor(block: ArticleBlock, allowed: (place: Place) => boolean): FurnitureKind | undefined {
  const find = (text: string): FurnitureKind | undefined =>
    rules.find(
      ({ kind, where, pattern }) =>
        allowed(where) && pattern.test(text) && !(block.kind === 'heading' && isHeadingToo.has(kind)),
    )?.kind;
  // Nothing longer than a cookie notice is furniture.
  if (block.kind === 'title' || block.text.length > 1000) return undefined;
  const whole = find(block.text) ?? find(label(block.text));
  if (whole !== undefined || !block.text.includes('|')) return whole;
  // “Share | Print | Comments”
  const parts = block.text.split('|').map((part) => find(label(part)));
  return parts.includes(undefined) ? undefined : parts[0];
}

export interface Cleared {
  readonly blocks: readonly ArticleBlock[];
  readonly dropped: readonly FurnitureKind[];
  /** The author, from a line that named them. */
  readonly byline: string | undefined;
}

/** Leaves out furniture lines. `byline` is the author's name where it is known, to find the line that repeats it. */
export function withoutFurniture(all: readonly ArticleBlock[], byline?: string): Cleared {
  const dropped: FurnitureKind[] = [];
  const keep = (
    blocks: readonly ArticleBlock[],
    kindOf: (block: ArticleBlock, at: number) => FurnitureKind | undefined,
  ) =>
    blocks.filter((block, at) => {
      const kind = kindOf(block, at);
      if (kind !== undefined) dropped.push(kind);
      return kind === undefined;
    });

  const blocks = keep(all, (block) => ruleFor(block, (place) => place === 'anywhere'));
  const isText = (block: ArticleBlock): boolean => block.kind !== 'title' && isProse(block.text);
  const first = blocks.findIndex(isText);
  const last = blocks.findLastIndex(isText);
  // Without a single sentence there is no inside and outside.
  if (first < 0) return { blocks, dropped, byline: undefined };

  // A list of other articles at the end hangs on the line that announces it.
  const announced = all.findLastIndex(
    (block) => ruleFor(block, (place) => place === 'anywhere' || place === 'outside') === 'teaser',
  );
  const lastText = all.indexOf(blocks[last] as ArticleBlock);
  const teasers = new Set(announced > lastText ? all.slice(announced + 1) : []);

  const known = byline === undefined ? undefined : textKey(byline);
  let named: string | undefined;
  const kept = keep(blocks, (block, at) => {
    if (at >= first && at <= last) return undefined;
    if (teasers.has(block)) return 'teaser';
    if (
      known !== undefined &&
      block.kind === 'paragraph' &&
      textKey(block.text).replace(/^(?:by|von) /, '') === known
    )
      return 'byline';
    const kind = ruleFor(block, (place) => place === 'outside' || place === (at < first ? 'top' : 'end'));
    // The first line of all is the title, even “Von Störchen und Menschen”.
    if (kind === 'byline' && at === 0) return undefined;
    if (kind === 'byline') named ??= /^\p{L}+ ([^,]+)/u.exec(block.text)?.[1];
    return kind;
  });
  return { blocks: kept, dropped, byline: named };
}

/** Leaves out the title where it stands again, whole or in two or three lines, outside the running text. */
export function withoutRepeatedTitle(
  blocks: readonly ArticleBlock[],
  title: string,
): Pick<Cleared, 'blocks' | 'dropped'> {
  const key = textKey(title);
  const repeats = new Set<ArticleBlock>();
  const isText = ({ kind, text }: ArticleBlock): boolean =>
    kind !== 'title' && isProse(text) && !key.includes(textKey(text));
  const first = blocks.findIndex(isText);
  const last = blocks.findLastIndex(isText);
  const outside = (at: number): boolean => at < first || at > last;
  for (let at = 0; at < blocks.length; at++) {
    for (let length = 1; length <= 3 && at + length <= blocks.length; length++) {
      const run = blocks.slice(at, at + length);
      if (run.some((block, i) => block.kind === 'title' || !outside(at + i))) break;
      if (textKey(run.map((block) => block.text).join(' ')) === key)
        run.forEach((block) => repeats.add(block));
    }
  }
  return {
    blocks: blocks.filter((block) => !repeats.has(block)),
    dropped: Array.from(repeats, () => 'title'),
  };
}
