import { parseHTML } from 'linkedom';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { installFrom } from '../peers/install.js';
import { linearUpTo, shown, type Series } from './series.js';

/* A picture of a series: both axes logarithmic, so that what is linear is a straight line of the slope of the thin one. */

interface Plot {
  plot(options: object): { outerHTML: string };
  lineY(data: readonly object[], options: object): unknown;
  dot(data: readonly object[], options: object): unknown;
}

export async function openDrawing(): Promise<(series: Series) => string> {
  const folder = await installFrom(import.meta.dirname);
  const { plot, lineY, dot } = (await import(
    pathToFileURL(join(folder, 'node_modules/@observablehq/plot/src/index.js')).href
  )) as Plot;
  return ({ title, of, unit, points }) => {
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    const [first] = points;
    const linear = points.map(({ size }) => ({
      size,
      cost: ((first?.cost ?? 0) * size) / (first?.size ?? 1),
    }));
    const upTo = linearUpTo(points);
    const svg = plot({
      ...{ document, width: 640, height: 320, marginLeft: 70, grid: true },
      x: { type: 'log', label: `${of} →`, tickFormat: shown, ticks: points.map(({ size }) => size) },
      y: { type: 'log', label: `↑ ${unit}`, tickFormat: shown },
      marks: [
        lineY(linear, { x: 'size', y: 'cost', stroke: '#888', strokeDasharray: '4 3' }),
        lineY(points, { x: 'size', y: 'cost', stroke: '#17407f', strokeWidth: 2 }),
        dot(points, { x: 'size', y: 'cost', fill: '#17407f' }),
      ],
    }).outerHTML;
    const said = `${title}: ${points.map(({ size, cost }) => `${shown(size)} ${of} ${shown(cost)} ${unit}`).join('; ')}. ${
      upTo === undefined ? 'Nowhere faster than linear.' : `Faster than linear beyond ${shown(upTo)} ${of}.`
    }`;
    // Read by whoever does not see it, and on paper of its own colour in a dark page.
    return svg
      .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" role="img" style="background:#fff" ')
      .replace(/(<svg [^>]*>)/, `$1<title>${said.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</title>`);
  };
}
