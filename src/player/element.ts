/* audio-article/element: the classes, not registered. */
export { AudioArticle } from './audio-article.js';
export { AudioArticleControls } from './audio-article-controls.js';
export { AudioArticleDisclosure } from './audio-article-disclosure.js';
export { AudioArticleProgress } from './audio-article-progress.js';
export { AudioArticleTranscript } from './transcript.js';
export { bringTexts, type LocaleTexts } from './bring-texts.js';
export type * from './public-types.js';
