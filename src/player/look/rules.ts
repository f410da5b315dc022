import type { Look } from '../settings.js';
import { coloursOf, luminance } from './colours.js';

/*
 * How the listener wants the article to look, as rules over the publisher's own. They go by what elements are, and not
 * by how a publisher calls them; tables, code, menus, forms and adverts keep their own sizes.
 */

const phrasing =
  'a,abbr,b,bdi,bdo,br,cite,code,data,del,dfn,em,i,kbd,mark,q,s,samp,small,span,strong,sub,sup,time,u,var,wbr';
/** A paragraph of a page that has no paragraphs. */
const plainBox = `div:not(:empty,:has(:not(${phrasing})))`;
const text = `:is(p,h1,h2,h3,h4,h5,h6,li,dt,dd,blockquote,figcaption,${plainBox})`;
const paragraph = `:is(p,blockquote,ul,ol,dl,${plainBox})`;
const elsewhere = ':not(:is(table,pre,aside,nav,form,button,[contenteditable]) *)';
/** What is no text, or has colours of its own that belong together. */
const pictures =
  'a,a *,button,button *,input,select,textarea,img,picture,video,audio,canvas,svg,svg *,iframe,object,embed';

/** A digit is wider than the mean of a text's characters and spaces; a test counts the characters of real lines. */
const CH_PER_CHARACTER = 0.82;

/** Empty where nothing is set. Printed, and in the reader's own system colours, the page stays the publisher's. */
export function lookRules(look: Look, selector: string): string {
  // Above the publisher's rules, whatever ids they go by.
  const article = `${selector}:not(#_#_)`;
  const block = `${article} ${text}${elsewhere}`;
  const rules = [
    ...sizeRules(look, article, block),
    look.lineHeight !== 'page' &&
      `${block}{line-height:${look.lineHeight}!important}${block} *{line-height:inherit!important}`,
    look.paragraphGap !== 'page' &&
      `${article} ${paragraph}${elsewhere}{margin-block-end:${look.paragraphGap}lh!important}`,
    look.lineLength !== 'page' &&
      `${block}{max-inline-size:${Math.floor(look.lineLength * CH_PER_CHARACTER)}ch!important}`,
    look.align !== 'page' && `${block}{text-align:start!important;hyphens:manual!important}`,
  ].filter(Boolean);
  const colours = colourRules(look, article);
  return [
    rules.length ? `@media screen{${rules.join('')}}` : '',
    colours && `@media screen and (forced-colors:none){${colours}}`,
  ].join('');
}

/** By `zoom`, because a publisher may have set any size in px; what lies in what is grown already grows no more. */
function sizeRules({ textSize }: Look, article: string, block: string): string[] {
  if (textSize === 100) return [];
  const nested = `${article} ${text} ${text}${elsewhere}`;
  return [
    `${block}{zoom:${textSize / 100}!important;overflow-wrap:break-word!important}${nested}{zoom:1!important}`,
    `${block} :is(img,video){max-inline-size:100%!important}`,
    `@supports not (zoom:1){${block}{font-size:${textSize}%!important}${nested}{font-size:100%!important}}`,
  ];
}

function colourRules(look: Look, article: string): string {
  const colours = coloursOf(look);
  if (!colours) return '';
  const { ink, paper, link } = colours;
  const scheme = luminance(paper) > 0.18 ? 'light' : 'dark';
  return (
    // The marks of word and sentence go by the scheme. A shadow takes no room.
    `${article}{color:${ink}!important;background:${paper}!important;color-scheme:${scheme}!important;box-shadow:0 0 0 .75rem ${paper}!important}` +
    `${article} :not(${pictures}){color:${ink}!important;background-color:transparent!important;border-color:currentColor!important;text-shadow:none!important}` +
    `${article} ${text}{background-image:none!important}` +
    `${article} :is(a,a *){color:${link}!important;background-color:transparent!important;text-shadow:none!important}${article} a{text-decoration:underline!important}`
  );
}
