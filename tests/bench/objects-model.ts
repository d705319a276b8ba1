/** Names the numbers of one run. */
export const PARAMETERS = [
  'smic_initial',
  'ai_share_initial',
  'yield_limit',
  'yield_initial',
  'yield_learning',
  'fab_cycle_time',
  'smic_plan_scale',
  'ai_share_response',
  'ai_share_least',
  'ai_share_most',
  'smic_ramp_time',
  'tool_decay',
  'ai_share_time',
  'tsmc_dies',
  'hbm_initial',
  'dies_per_wafer',
  'packaging_lines_scale',
  'least_utilisation',
  'bank_opens',
  'cxmt_scale',
  'package_yield',
  'other_vendor_scale',
  'order_time',
] as const

/** Names the monthly values that come from outside. */
export const SERIES = [
  'smic_plan',
  'ai_share_plan',
  'packaging_lines',
  'hbm_imports',
  'cxmt_output',
  'other_vendor_units',
] as const

/** What one run of the domestic supply chain needs to know. */
export interface Inputs {
  readonly parameters: Readonly<Record<(typeof PARAMETERS)[number], number>>
  readonly series: Readonly<Record<(typeof SERIES)[number], ArrayLike<number>>>
}

/** What a month of the domestic supply chain gives. */
export interface Month {
  readonly ascendUnits: number
  readonly domesticUnits: number
  readonly fabYield: number
  readonly packages: number
}

/** A generation of domestic chips, as the catalogue describes it; dates are months from the horizon's first. */
export interface Generation {
  readonly onSaleFrom: number
  readonly onSaleUntil: number
  readonly dies: number
  readonly stacks: number
  readonly preference: number
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)
const shareAfter = (date: number, month: number) => clamp(month + 1 - date, 0, 1)
const orZero = (a: number, b: number) => (b === 0 ? 0 : a / b)

/** SMIC's advanced lines: capacity ramps, AI dies win a part of it, yield is learned. */
export class Fab {
  capacity: number
  aiShare: number
  wafersRun = 0
  readonly #started: number[] = []
  readonly #inputs: Inputs

  constructor(inputs: Inputs) {
    this.#inputs = inputs
    this.capacity = inputs.parameters.smic_initial
    this.aiShare = inputs.parameters.ai_share_initial
  }

  /** Gives the yield that the wafers run so far have taught. */
  get yield(): number {
    const p = this.#inputs.parameters
    const limit = p.yield_limit
    return limit - (limit - p.yield_initial) * Math.exp(-this.wafersRun / p.yield_learning)
  }

  /** Starts this month's wafers; gives those that leave the line. */
  startWafers(month: number): number {
    this.#started.push(this.capacity * this.aiShare)
    const when = month - Math.max(this.#inputs.parameters.fab_cycle_time, 0)
    if (when <= 0) return this.#started[0] as number
    const before = Math.floor(when)
    const from = this.#started[before] as number
    return when === before ? from : from + ((this.#started[before + 1] as number) - from) * (when - before)
  }

  /** Ends a month in which some wafers left and makers saw a tightness of the market. */
  advance(month: number, wafers: number, orders: number): void {
    const { parameters: p, series } = this.#inputs
    const plan = (series.smic_plan[month] as number) * p.smic_plan_scale
    const response = clamp(orders ** p.ai_share_response, p.ai_share_least, p.ai_share_most)
    const wanted = Math.min(1, (series.ai_share_plan[month] as number) * response)
    this.capacity += (plan - this.capacity) / p.smic_ramp_time - p.tool_decay * this.capacity
    this.aiShare += (wanted - this.aiShare) / p.ai_share_time
    this.wafersRun += wafers
  }
}

/** Something that is kept until it is used: dies, memory. */
export class Store {
  level: number

  constructor(level: number) {
    this.level = level
  }

  /** Adds what came in and takes what was used. */
  move(added: number, used: number): void {
    this.level += added - used
  }
}

/** The domestic supply chain, from wafers, dies and memory to packages. */
export class SupplyChain {
  orders = 1
  readonly #fab: Fab
  readonly #bank: Store
  readonly #dies = new Store(0)
  readonly #memory: Store
  readonly #inputs: Inputs
  readonly #generations: readonly Generation[]
  readonly #tightness: number

  constructor(
    inputs: Inputs,
    { generations, tightness }: { generations: readonly Generation[]; tightness: number },
  ) {
    this.#inputs = inputs
    this.#generations = generations
    this.#tightness = tightness
    this.#fab = new Fab(inputs)
    this.#bank = new Store(inputs.parameters.tsmc_dies)
    this.#memory = new Store(inputs.parameters.hbm_initial)
  }

  /** Lives through a month, whose memory imports a rule may have stopped in part. */
  advance(month: number, closed: number): Month {
    const { parameters: p, series } = this.#inputs
    const mix = this.#mix(month)
    const dies = mix.reduce((sum, { share, generation }) => sum + share * generation.dies, 0)
    const stacks = mix.reduce((sum, { share, generation }) => sum + share * generation.stacks, 0)
    const wafers = this.#fab.startWafers(month)
    const fabYield = this.#fab.yield
    const good = wafers * p.dies_per_wafer * fabYield
    const lines = (series.packaging_lines[month] as number) * p.packaging_lines_scale
    const planned = lines * clamp(this.orders, p.least_utilisation, 1)
    const short = Math.max(planned * dies - good - this.#dies.level, 0)
    const fromBank = shareAfter(p.bank_opens, month) * Math.min(this.#bank.level, short)
    const imported = (series.hbm_imports[month] as number) * (1 - closed)
    const memory = imported + (series.cxmt_output[month] as number) * p.cxmt_scale
    const byDies = orZero(this.#dies.level + good + fromBank, dies)
    const byMemory = orZero(this.#memory.level + memory, stacks)
    const packages = Math.max(0, Math.min(planned, byDies, byMemory))
    const ascendUnits = mix.reduce((sum, { share }) => sum + packages * share * p.package_yield, 0)
    const others = (series.other_vendor_units[month] as number) * p.other_vendor_scale
    this.#fab.advance(month, wafers, this.orders)
    this.#bank.move(0, fromBank)
    this.#dies.move(good + fromBank, packages * dies)
    this.#memory.move(memory, packages * stacks)
    this.orders += (this.#tightness - this.orders) / p.order_time
    return { ascendUnits, domesticUnits: ascendUnits + others, fabYield, packages }
  }

  #mix(month: number): { share: number; generation: Generation }[] {
    const offered = this.#generations.map(
      ({ onSaleFrom, onSaleUntil, preference }) =>
        shareAfter(onSaleFrom, month) * (1 - shareAfter(onSaleUntil, month)) * preference,
    )
    const all = offered.reduce((sum, one) => sum + one, 0)
    return this.#generations.map((generation, i) => ({
      share: orZero(offered[i] as number, all),
      generation,
    }))
  }
}
