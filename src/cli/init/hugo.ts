import { CONFIG } from '../config.js';
import { aroundContent } from './layout.js';
import { config, create, type Plan } from './plan.js';
import type { Site } from './site.js';

const START = `{{- /* audio-article: before .Content. A page without a narration is as it was. */ -}}
{{- with .File -}}
{{- $base := cond (in (slice "index" "_index") .BaseFileName) .ContentBaseName .BaseFileName -}}
{{- $name := strings.Trim (replaceRE "[^\\\\pL\\\\pN\\\\pM]+" "-" $base) "-" -}}
{{- $file := printf "transcripts/%s.json" $name -}}
{{- if fileExists (printf "static/%s" $file) }}
<link rel="stylesheet" href="{{ relURL "PLAYER/audio-article.css" }}">
<script type="module" src="{{ relURL "PLAYER/audio-article.js" }}"></script>
<audio-article src="{{ relURL $file }}">
<article>
{{- end -}}
{{- end -}}
`;

const END = `{{- /* audio-article: after .Content */ -}}
{{- with .File -}}
{{- $base := cond (in (slice "index" "_index") .BaseFileName) .ContentBaseName .BaseFileName -}}
{{- $name := strings.Trim (replaceRE "[^\\\\pL\\\\pN\\\\pM]+" "-" $base) "-" -}}
{{- if fileExists (printf "static/transcripts/%s.json" $name) }}
</article>
</audio-article>
{{- end -}}
{{- end -}}
`;

const [start, end] = ['layouts/partials/audio-article-start.html', 'layouts/partials/audio-article-end.html'];

export async function planHugo(site: Site, player: string): Promise<Plan> {
  const layout = await aroundContent(
    site,
    ['layouts/_default/single.html', 'layouts/single.html', 'layouts/page.html'],
    /\{\{-?\s*\.Content\s*-?\}\}/g,
    ['{{ partial "audio-article-start.html" . }}', '{{ partial "audio-article-end.html" . }}'],
  );
  const articles = ['content/**/*.md', '!content/**/_index.md'];
  const text = config({ articles, audio: 'static/audio', transcripts: 'static/transcripts' });
  return {
    changes: [
      create(CONFIG, text, await site.read(CONFIG)),
      create(start, START.replaceAll('PLAYER', player), await site.read(start)),
      create(end, END, await site.read(end)),
      ...layout.changes,
    ],
    playerDir: `static/${player}`,
    next: [...layout.next, 'npx audio-article narrate && hugo'],
  };
}
