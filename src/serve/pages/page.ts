import { textDirection } from '../../core/text/direction.js';
import { html, type Markup } from './html.js';

/** The frame of every page that the server writes. No inline style or script: the policy forbids both. */
export function page({
  lang,
  title,
  player = '/player/',
  styles = ['audio-article.css', 'page.css'],
  head = html``,
  body,
}: {
  lang: string;
  title: string;
  /** Where the built player lies; ends with a slash. */
  player?: string;
  /** Stylesheets that lie there. */
  styles?: readonly string[];
  head?: Markup;
  body: Markup;
}): string {
  return html`<!doctype html>
<html lang="${lang}"${textDirection(lang) === 'rtl' ? html` dir="rtl"` : html``}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${styles.map((file) => html`<link rel="stylesheet" href="${player}${file}">\n`)}${head}
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.markup;
}
