export { startServer, type RunningServer, type ServeOptions } from './server.js';
export { articlePage, fallbackMarkup, type ArticlePageOptions } from './pages/article-page.js';
