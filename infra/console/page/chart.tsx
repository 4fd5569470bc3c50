/** Lines over time (uPlot), in the colours of the page, with what they say in words beside them. */
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { Line } from './line.ts';
import { dayMs } from '../../../shared/domain/duration.ts';

export type ChartProps = {
  /** What it says, for those who do not see it. */
  readonly label: string;
  readonly atMs: readonly number[];
  readonly lines: readonly Line[];
  readonly height?: number;
  readonly format: (value: number) => string;
};

export function Chart(props: ChartProps) {
  const { label, atMs, lines, height = 220 } = props;
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const names = lines.map(({ name }) => name).join();
  useEffect(() => {
    const into = place.current;
    if (into === null) return undefined;
    const draw = (): void => {
      plot.current?.destroy();
      plot.current = new uPlot(optionsOf(props, into), dataOf(props), into);
    };
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const sized = new ResizeObserver(() =>
      plot.current?.setSize({ width: into.clientWidth, height }),
    );
    draw();
    sized.observe(into);
    dark.addEventListener('change', draw);
    return () => {
      sized.disconnect();
      dark.removeEventListener('change', draw);
      plot.current?.destroy();
      plot.current = undefined;
    };
  }, [names, height]);
  useEffect(() => plot.current?.setData(dataOf(props)), [atMs, lines]);
  return (
    <figure class="chart">
      <figcaption>
        {lines.map(({ name, color }) => (
          <span key={name} class={`key ${color.slice(2)}`}>
            {name}
          </span>
        ))}
      </figcaption>
      <div ref={place} role="img" aria-label={label} />
    </figure>
  );
}

const dataOf = ({ atMs, lines }: ChartProps): uPlot.AlignedData => [
  atMs.map((ms) => ms / 1000),
  ...lines.map(({ values }) => [...values]),
];

function optionsOf({ lines, height = 220, format }: ChartProps, into: HTMLElement) {
  const style = getComputedStyle(into);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const axis: uPlot.Axis = {
    stroke: color('--soft'),
    grid: { stroke: color('--line'), width: 1 },
    ticks: { show: false },
    font: '12px system-ui, sans-serif',
  };
  return {
    width: into.clientWidth,
    height,
    legend: { show: false },
    cursor: { points: { size: 7 }, drag: { x: false, y: false } },
    scales: { y: { range: (_plot, _min, max) => [0, Math.max(1, max * 1.08)] } },
    axes: [
      { ...axis, size: 30, grid: { show: false }, values: clockLabels },
      { ...axis, size: 64, values: (_plot, values) => values.map((value) => format(value)) },
    ],
    series: [
      {},
      ...lines.map(({ name, color: line, isFilled }): uPlot.Series => ({
        label: name,
        stroke: color(line),
        width: 1.75,
        points: { show: false },
        ...(isFilled && { fill: `${color(line)}22` }),
      })),
    ],
  } satisfies uPlot.Options;
}

/** In the viewer's zone, as fine as what is shown asks for. */
function clockLabels(plot: uPlot, seconds: number[]): string[] {
  const { min = 0, max = 0 } = plot.scales['x'] ?? {};
  const spanMs = ((max ?? 0) - (min ?? 0)) * 1000;
  const options: Intl.DateTimeFormatOptions =
    spanMs > 2 * dayMs
      ? { day: 'numeric', month: 'short' }
      : {
          ...{ hour: '2-digit', minute: '2-digit' },
          ...(spanMs < dayMs / 144 && { second: '2-digit' }),
        };
  return seconds.map((at) => new Date(at * 1000).toLocaleString('en-GB', options));
}
