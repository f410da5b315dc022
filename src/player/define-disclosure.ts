import { AudioArticleDisclosure } from './audio-article-disclosure.js';

if (!customElements.get('audio-article-disclosure'))
  customElements.define('audio-article-disclosure', AudioArticleDisclosure);
