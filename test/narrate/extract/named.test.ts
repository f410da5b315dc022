import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ArticleBlock } from '../../../src/core/article/blocks.js';
import { parseDocument } from '../../../src/narrate/extract/document.js';
import { ancestryOf, type Named, namedParts } from '../../../src/narrate/extract/named.js';

const prose = 'The storks have come back to the village, and everybody who can climb is on the roof. '.repeat(
  20,
);

/** The page's blocks are its paragraphs and headings; what it calls the parts of the first of them with the text. */
function nameIn(body: string, belongs: (text: string) => boolean = () => true): (text: string) => Called {
  const document = parseDocument(`<!doctype html><body>${body}<p>${prose}</p></body>`, 'page.html');
  const elements = [...document.querySelectorAll('p, h1, h2, h3')];
  const blocks = elements.map((element) => {
    const kind = /^h/.test(element.localName) ? 'heading' : 'paragraph';
    return { kind, text: element.textContent.trim(), element, pieces: [] } as unknown as ArticleBlock;
  });
  const named: Named = namedParts(
    blocks,
    blocks.map(ancestryOf),
    blocks.map(({ text }) => belongs(text)),
  );
  return (text) => {
    const at = blocks.findIndex((block) => block.text.startsWith(text));
    assert.ok(at >= 0, text);
    return { kind: named.kind(at), isLead: named.isLead(at), isMoving: named.isMoving(at) };
  };
}
interface Called {
  readonly kind: string | undefined;
  readonly isLead: boolean;
  readonly isMoving: boolean;
}

const calledBy = (attributes: string): Called => nameIn(`<div ${attributes}><p>Here.</p></div>`)('Here.');
const kindOf = (name: string): string | undefined => calledBy(`class="${name}"`).kind;

/** As publishers write them. */
const classes: Readonly<Record<string, string>> = {
  caption: 'caption photo-captions video-desc videoDescription legend Legende cutline bildunterschrift bildtext didascalia leyenda',
  credit: 'credit image__credits copyright-holder Bildnachweis fotografo',
  cookies: 'cookie cookies-banner consent gdpr cmp',
  comments: 'comment comments kommentar Kommentare commentaire commentaires disqus livefyre respond',
  share: 'share sharing shares sharetools social-bar socials addthis sharethis bookmark bookmarks follow follow-us like-us teilen partager',
  subscription: 'newsletter newsletters-box signup sign-up subscribe subscription paywall mailing optIn regwall abo abonnement',
  teaser:
    'related relateds relacionado relacionadas kapcsolodo recommended recommendation recommendations recirc readmore read-more readnext read-next moreStories more-from also-read see-also see-more interstitial teaser teasers trending most-read mostpopular mostViewed popular promo promos outbrain taboola',
  advertisement: 'ad ads adv advert adverts advertisement advertising adbox adunit adsense sponsor sponsored anzeige Werbung publicidad',
  menu: 'breadcrumb breadcrumbs pagination pager menu nav navbar navigation toolbar',
  rights: 'copyright disclaimer tags tag-list taglist keywords',
}; // prettier-ignore

describe('what a page calls its parts', () => {
  for (const [kind, names] of Object.entries(classes))
    test(`tells that they are of the kind ${kind}`, () => {
      for (const name of names.split(' ')) assert.equal(kindOf(name), kind, name);
    });

  test('is a word of its own, of a class or an id', () => {
    for (const name of ['captioned', 'credit-card', 'discredited', 'share-price', 'shared', 'comm', 'download', 'admin', 'ready', 'navy', 'tagged', 'relate', 'aboard', 'followers', 'menus', 'abos', 'content'])
      assert.equal(kindOf(name), undefined, name); // prettier-ignore
    assert.equal(calledBy('id="relatedPosts"').kind, 'teaser');
    assert.equal(calledBy('id="x" class="y"').kind, undefined);
    assert.equal(calledBy('class="post__share-buttons2"').kind, 'share');
    assert.equal(calledBy('id="share" class="x"').kind, 'share');
    assert.equal(calledBy('id="top" class="most"').kind, undefined);
    assert.equal(calledBy(`class="${'x'.repeat(300)} related"`).kind, undefined);
    assert.equal(calledBy(`class="${'x'.repeat(293)} related"`).kind, undefined);
    assert.equal(calledBy(`class="${'x'.repeat(292)} related"`).kind, 'teaser');
  });

  test('counts from the inside, and of several names in one place the first kind', () => {
    const around = nameIn(
      '<div class="comments"><div class="plain"><div class="share"><p>Here.</p></div><p>There.</p></div></div>',
    );
    assert.equal(around('Here.').kind, 'share');
    assert.equal(around('There.').kind, 'comments');
    assert.equal(kindOf('related ad caption'), 'caption');
  });

  test('is a byline where a name stands alone, and about the author where more is said', () => {
    for (const name of ['author', 'byline', 'writer', 'autor', 'auteur', 'contributor', 'bio', 'biography'])
      assert.equal(kindOf(`post-${name}`), 'byline', name);
    assert.equal(kindOf('authors-note'), undefined);
    const of = (length: number): string | undefined =>
      nameIn(`<p class="author">${'a'.repeat(length)}</p>`)('aa').kind;
    assert.equal(of(120), 'byline');
    assert.equal(of(121), 'author');
  });

  test('does not matter of what holds more than a quarter of the article', () => {
    const holding = (share: number): string | undefined => {
      const inside = 'a'.repeat(Math.round((prose.trim().length * share) / (1 - share)));
      return nameIn(`<div class="related"><p>${inside}</p></div>`)('aa').kind;
    };
    assert.equal(holding(0.2), 'teaser');
    assert.equal(holding(0.3), undefined);
    // What does not belong to the article is none of it.
    const outside = nameIn(
      `<div class="related"><p>Much. ${prose}</p></div>`,
      (text) => !text.startsWith('Much.'),
    );
    assert.equal(outside('Much.').kind, 'teaser');
  });

  test('does not matter of what is far around', () => {
    const deep = (levels: number): string | undefined =>
      nameIn(`<div class="related">${'<div>'.repeat(levels)}<p>Here.</p>${'</div>'.repeat(levels)}</div>`)(
        'Here.',
      ).kind;
    assert.equal(deep(10), 'teaser');
    assert.equal(deep(11), undefined);
    const document = parseDocument('<body class="related"><div><p>Here.</p></div></body>', 'page.html');
    const [element] = document.querySelectorAll('p');
    const names = ancestryOf({ element } as unknown as ArticleBlock).map(({ localName }) => localName);
    assert.deepEqual(names, ['p', 'div']);
  });

  test('is not the words of a heading that its id was made of, unless boxes are called so', () => {
    const section = (id: string, heading: string): string | undefined =>
      nameIn(`<section id="${id}"><h2>${heading}</h2><p>Here.</p></section>`)(heading).kind;
    assert.equal(section('related-work', 'Related work'), undefined);
    assert.equal(section('related-work', 'Other work'), 'teaser');
    assert.equal(section('related', 'Related'), 'teaser');
    assert.equal(section('bio', 'Bio'), undefined);
    assert.equal(section('biography', 'Biography'), undefined);
    for (const box of ['article', 'articles', 'stories', 'post', 'posts', 'news', 'links', 'video', 'videos', 'topic', 'topics', 'reading', 'you', 'now'])
      assert.equal(section(`related-${box}`, `Related ${box}`), 'teaser', box); // prettier-ignore
    assert.equal(section('related-comments', 'Related comments'), 'comments');
    for (const title of ['Follow us', 'Most popular', 'Also read', 'Read next', 'Sign up', 'More from'])
      assert.notEqual(section(title.toLowerCase().replace(' ', '-'), title), undefined, title);
    const own = nameIn('<h2 id="related">Related</h2><h3 id="x" class="related">Else</h3>');
    assert.equal(own('Related').kind, undefined);
    assert.equal(own('Else').kind, 'teaser');
    assert.equal(nameIn('<p id="related-work">Related work</p>')('Related work').kind, 'teaser');
  });

  test('tells of a lead, on the block or what is right around it', () => {
    const leads =
      'lead lede dek deck standfirst standFirst chapo chapeau vorspann anrisstext anriss intro introduction ingress subtitle sub-title subtitulo sottotitolo untertitel subhead subheadline subheading summary excerpt abstract description entradilla bajada sommario kicker-text';
    for (const name of leads.split(' ')) assert.ok(calledBy(`class="article-${name}"`).isLead, name);
    for (const name of ['leader', 'leading', 'introduced', 'kicker', 'descriptions', 'subtitles'])
      assert.ok(!calledBy(`class="${name}"`).isLead, name);
    assert.ok(nameIn('<p class="lead">Here.</p>')('Here.').isLead);
    assert.ok(!nameIn('<div class="lead"><div><p>Here.</p></div></div>')('Here.').isLead);
  });

  test('tells of what moves, however far around', () => {
    for (const name of 'video videos gallery gal photo photos image images picture pictures slideshow carousel player transcript'.split(' '))
      assert.ok(calledBy(`class="${name}-box"`).isMoving, name); // prettier-ignore
    for (const name of ['videographer', 'players', 'imaging', 'galley'])
      assert.ok(!calledBy(`class="${name}"`).isMoving, name);
    assert.ok(nameIn('<div class="gallery"><div><div><p>Here.</p></div></div></div>')('Here.').isMoving);
  });
});
