import { pageStrings } from '../locales/strings.js';
import { html, type Markup } from './html.js';

/** Path under which the built editors' pages are. */
export const INBOX_FILES = '/inbox/files/';

/** The frame of the editors' pages. */
export function editorsPage({
  language,
  title,
  head = html``,
  body,
}: {
  readonly language: string;
  readonly title: (strings: ReturnType<typeof pageStrings>['strings']['signIn']) => string;
  readonly head?: Markup;
  readonly body: Markup;
}): string {
  const { lang, strings } = pageStrings(language);
  return html`<!doctype html>
<html lang="${lang}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title(strings.signIn)}</title>
<link rel="stylesheet" href="${INBOX_FILES}style.css">
${head}
</head>
<body>
${body}
</body>
</html>
`.markup;
}

/** A page that its element draws. */
export const elementPage = (element: 'inbox-page' | 'lexicon-page', language: string): string =>
  editorsPage({
    language,
    title: (strings) => (element === 'inbox-page' ? strings.inbox : strings.lexicon),
    head: html`<script type="module" src="${INBOX_FILES}inbox.js"></script>`,
    body: html`<div id="status" class="unseen" role="status"></div>
      ${{ markup: `<${element}></${element}>` }}
      <noscript><p>${pageStrings(language).strings.signIn.needsScript}</p></noscript>`,
  });
