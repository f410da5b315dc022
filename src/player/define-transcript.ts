import { AudioArticleTranscript } from './transcript.js';

if (!customElements.get('audio-article-transcript'))
  customElements.define('audio-article-transcript', AudioArticleTranscript);
