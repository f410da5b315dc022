import { AudioArticleProgress } from './audio-article-progress.js';

if (!customElements.get('audio-article-progress'))
  customElements.define('audio-article-progress', AudioArticleProgress);
