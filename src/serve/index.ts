export { startServer, type RunningServer, type ServeOptions } from './server.js';
export { startPreview, type PreviewOptions } from './preview.js';
export { installedPostgres } from './database/binaries.js';
export { articleFragment, articlePage } from './pages/article-page.js';
export { fallbackMarkup } from './pages/fallback.js';
export { placesAt, type Places } from './pages/places.js';
export { openDatabase } from './database/database.js';
export { addEditorToken, endEditorTokens, renewAdminToken } from './sign-in/tokens.js';
export { oidcEnvironment, type OidcOptions } from './sign-in/oidc.js';
