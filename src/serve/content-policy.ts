/**
 * The content security policy of the pages that readers see, as helmet takes it.
 * @param mediaOrigins where published audio lies, besides here
 * @param frameAncestors who may put the page into a frame
 */
export const contentPolicy = (mediaOrigins: readonly string[], frameAncestors: readonly string[]) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    mediaSrc: ["'self'", ...mediaOrigins],
    connectSrc: ["'self'", ...mediaOrigins],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: [...frameAncestors],
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ['lit-html'],
  },
});
