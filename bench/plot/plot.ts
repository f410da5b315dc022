import { parseHTML } from 'linkedom';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installFrom } from '../peers/install.js';

/* Pictures of figures as SVG, by Observable Plot. */

type Mark = (data: readonly object[], options: object) => unknown;

export interface Marks {
  readonly lineY: Mark;
  readonly dot: Mark;
  readonly barX: Mark;
  readonly text: Mark;
}

interface Plot extends Marks {
  plot(options: object): { outerHTML: string };
}

/** @param said what the picture shows, for whoever does not see it */
export type Draw = (said: string, options: (marks: Marks) => object) => string;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export async function openPlot(): Promise<Draw> {
  const folder = await installFrom(import.meta.dirname);
  const plot = (await import(
    pathToFileURL(join(folder, 'node_modules/@observablehq/plot/src/index.js')).href
  )) as Plot;
  return (said, options) => {
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    // On paper of its own colour in a dark page.
    return plot
      .plot({ document, width: 640, ...options(plot) })
      .outerHTML.replace(
        '<svg ',
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" style="background:#fff" ',
      )
      .replace(/(<svg [^>]*>)/, `$1<title>${escaped(said)}</title>`);
  };
}
