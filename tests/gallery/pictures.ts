/** A picture of the gallery: the result that it is drawn of, by the words that make it, and the words that draw it. */
interface Picture {
  readonly file: string
  readonly result: readonly string[]
  readonly chart: readonly string[]
}

const prices = 'outputs=[street_price, on_sale_abroad]'
const baseline = ['run', 'scenarios/baseline.yaml', '--set', prices]

/** Lists the pictures that the README shows; a further one is a further entry. */
export const pictures: readonly Picture[] = [
  { file: 'china_compute', result: baseline, chart: ['china_compute'] },
  { file: 'supply_by_channel', result: baseline, chart: ['supply_by_channel'] },
  { file: 'bottleneck', result: baseline, chart: ['bottleneck'] },
  { file: 'hindcast', result: ['hindcast', 'scenarios/baseline.yaml'], chart: ['hindcast'] },
  { file: 'h20', result: ['compare', 'scenarios/studies/h20.yaml'], chart: ['differences'] },
  {
    file: 'prices',
    result: baseline,
    chart: ['prices', '--element', 'a100,a800,h100,h20', '--from', '2022-06', '--to', '2026-12'],
  },
]
