import { html, type Markup } from './html.js';

/** The frame of every page that the server writes. No inline style or script: the policy forbids both. */
export function page({
  lang,
  title,
  head = html``,
  body,
}: {
  lang: string;
  title: string;
  head?: Markup;
  body: Markup;
}): string {
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/player/audio-article.css">
<link rel="stylesheet" href="/player/page.css">
${head}
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.markup;
}
