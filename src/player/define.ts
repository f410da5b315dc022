import { AudioArticle } from './audio-article.js';

if (!customElements.get('audio-article')) customElements.define('audio-article', AudioArticle);
