import { shown } from '../figure.js';
import { openPlot } from '../plot/plot.js';
import { linearUpTo, type Series } from './series.js';

/* A picture of a series: both axes logarithmic, so that what is linear is a straight line of the slope of the thin one. */

export async function openDrawing(): Promise<(series: Series) => string> {
  const draw = await openPlot();
  return ({ title, of, unit, points }) => {
    const [first] = points;
    const linear = points.map(({ size }) => ({
      size,
      cost: ((first?.cost ?? 0) * size) / (first?.size ?? 1),
    }));
    const upTo = linearUpTo(points);
    const said = `${title}: ${points.map(({ size, cost }) => `${shown(size)} ${of} ${shown(cost)} ${unit}`).join('; ')}. ${
      upTo === undefined ? 'Nowhere faster than linear.' : `Faster than linear beyond ${shown(upTo)} ${of}.`
    }`;
    return draw(said, ({ lineY, dot }) => ({
      ...{ height: 320, marginLeft: 70, grid: true },
      x: { type: 'log', label: `${of} →`, tickFormat: shown, ticks: points.map(({ size }) => size) },
      y: { type: 'log', label: `↑ ${unit}`, tickFormat: shown },
      marks: [
        lineY(linear, { x: 'size', y: 'cost', stroke: '#888', strokeDasharray: '4 3' }),
        lineY(points, { x: 'size', y: 'cost', stroke: '#17407f', strokeWidth: 2 }),
        dot(points, { x: 'size', y: 'cost', fill: '#17407f' }),
      ],
    }));
  };
}
