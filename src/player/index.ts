/*
 * audio-article: whoever imports it has the element. Its classes without that: audio-article/element.
 */
import './define.js';

export { AudioArticle } from './audio-article.js';
export type * from './public-types.js';
