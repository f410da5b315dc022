import { AudioArticleControls } from './audio-article-controls.js';

if (!customElements.get('audio-article-controls'))
  customElements.define('audio-article-controls', AudioArticleControls);
