import { CONFIG } from '../config.js';
import { aroundContent } from './layout.js';
import { config, create, type Plan } from './plan.js';
import type { Site } from './site.js';

const INCLUDE = `{%- comment -%} audio-article: at="start" before the content, at="end" after it. A page without a narration is as it was. {%- endcomment -%}
{%- assign narration = page.path | split: "/" | last | split: "." | first | replace: "_", "-" | replace: " ", "-" -%}
{%- assign narration = narration | prepend: "/transcripts/" | append: ".json" -%}
{%- assign narrated = site.static_files | where: "path", narration | first -%}
{%- if narrated and include.at == "start" %}
<link rel="stylesheet" href="{{ '/PLAYER/audio-article.css' | relative_url }}">
<script type="module" src="{{ '/PLAYER/audio-article.js' | relative_url }}"></script>
<audio-article src="{{ narration | relative_url }}">
<article>
{% elsif narrated %}
</article>
</audio-article>
{% endif -%}
`;

const file = '_includes/audio-article.html';

export async function planJekyll(site: Site, player: string): Promise<Plan> {
  const layout = await aroundContent(site, ['_layouts/post.html'], /\{\{-?\s*content\s*-?\}\}/g, [
    '{% include audio-article.html at="start" %}',
    '{% include audio-article.html at="end" %}',
  ]);
  const articles = ['_posts/**/*.{md,markdown,html}'];
  const text = config({ articles, audio: 'audio', transcripts: 'transcripts' });
  return {
    changes: [
      create(CONFIG, text, await site.read(CONFIG)),
      create(file, INCLUDE.replaceAll('PLAYER', player), await site.read(file)),
      ...layout.changes,
    ],
    playerDir: player,
    next: [...layout.next, 'npx audio-article narrate && bundle exec jekyll build'],
  };
}
