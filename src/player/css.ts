/** Text of a stylesheet: the build minifies what bears this tag, and Lit's own would make it a sheet of one document. */
export const css = String.raw;
