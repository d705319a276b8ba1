/** What a thing of the model is called in English and in Chinese. */
export type Names = Readonly<Record<string, readonly [en: string, zh: string]>>

/** Names what the model computes, block by block; a further quantity is a further line. */
export const quantityNames: Names = {
  // Export controls.
  hit: ['Chips that meet a rule', '符合规则条件的芯片'],
  in_force: ['Rule in force, part of the month', '规则当月生效比例'],
  controlled: ['Chip under control', '受管制的芯片'],
  licensed: ['Licensed share', '获许可比例'],
  us_open: ['Let through by Washington', '美国放行比例'],
  importable: ['Let through by both governments', '中美双方放行比例'],
  bites: ['What a rule would close', '规则将切断的部分'],
  pending: ['Expectation of a rule', '对新规的预期'],
  cut_off_fear: ['Fear of being cut off', '断供担忧'],

  // Packaging.
  needs_cowos: ['Needs CoWoS', '需要 CoWoS 封装'],
  cowos_capacity: ['Installed CoWoS capacity', '已装机 CoWoS 先进封装产能'],
  nvidia_wafers: ['CoWoS wafers of Nvidia', '英伟达 CoWoS 晶圆'],
  world_chips: ['Nvidia chips packaged worldwide', '全球英伟达加速器封装量'],
  world_output: ['Compute made worldwide', '全球新增算力'],

  // Legal imports.
  wanted_build: ['Preference for a chip', '对芯片的偏好'],
  planned_wafers: ['Wafers planned for China', '为中国规划的晶圆'],
  stock_cover: ['Months of unsold builds', '未售库存月数'],
  china_wafers: ["Wafers started for China's chips", '为中国芯片投片的晶圆'],
  wanted_accelerators: ['Preference for accelerators', '对加速器的偏好'],
  wanted_cards: ['Preference for cards', '对显卡的偏好'],
  build: ['Chips started for China', '为中国投产的芯片'],
  arrivals: ['Chips reaching the inventory', '入库芯片'],
  on_hand: ['Chips that could be shipped', '可发货芯片'],
  legal_sold: ['Legal deliveries', '合法交付量'],
  written_off: ['Chips written off', '核销的芯片'],
  inventory: ['Chips in the inventory', '芯片库存'],
  legal_supply: ['Legal supply of compute', '合法算力供给'],
  legal_units: ['Legal deliveries of all chips', '合法交付总量'],
  legal_rated: ['Rated compute of legal deliveries', '合法交付的标称算力'],

  // What a chip is worth.
  rated: ['Rated compute of a chip', '单颗标称算力'],
  training_worth: ['Worth in training', '训练等效算力'],
  inference_worth: ['Worth in inference', '推理等效算力'],
  worth: ['Useful compute of a chip', '单颗有效算力'],
  domestic_training_worth: ['Worth of a domestic chip in training', '国产芯片训练等效算力'],
  domestic_inference_worth: ['Worth of a domestic chip in inference', '国产芯片推理等效算力'],
  domestic_worth: ['Useful compute of a domestic chip', '单颗国产芯片有效算力'],

  // Grey market, and compute abroad.
  grey_orders: ['Chips diverted abroad for China', '境外转移至中国的芯片'],
  grey_arrivals: ['Smuggled chips that arrive', '走私到货芯片'],
  grey_supply: ['Smuggled supply of compute', '走私算力供给'],
  offshore_supply: ['Compute rented abroad', '境外租用的新增算力'],

  // Fabs.
  smic_capacity: ['7 nm class capacity of SMIC', '中芯国际 7 纳米级产能'],
  ai_wafer_share: ['AI part of advanced wafers', '先进晶圆中 AI 占比'],
  ai_wafers_in: ['AI wafers started', 'AI 晶圆投片量'],
  ai_wafers_out: ['AI wafers finished', 'AI 晶圆产出量'],
  ai_wafers_run: ['AI wafers ever run', 'AI 晶圆累计产出'],
  fab_yield: ['Yield of dies', '裸片良率'],
  good_dies: ['Good dies from the line', '良品裸片产量'],
  die_bank: ['Die bank from TSMC', '台积电代工裸片存量'],
  bank_draw: ['Dies taken from the bank', '动用的裸片存量'],
  dies_on_hand: ['Dies that could be packaged', '可封装裸片'],
  die_stock: ['Dies waiting', '待封装裸片库存'],

  // Memory.
  memory_closed: ['Rule on memory in force', '内存禁令生效比例'],
  hbm_supply: ['Supply of HBM', '高带宽内存（HBM）供给'],
  stacks_on_hand: ['HBM stacks that could be packaged', '可封装的 HBM 堆栈'],
  hbm_stock: ['HBM stacks in Chinese hands', '中国持有的 HBM 堆栈'],

  // Domestic chips.
  offered: ['Preference for a generation', '对各代产品的偏好'],
  mix: ['Mix of generations', '各代产品占比'],
  dies_per_package: ['Dies in a package', '单颗封装裸片数'],
  stacks_per_package: ['HBM stacks in a package', '单颗封装 HBM 堆栈数'],
  order_signal: ['Tightness as makers see it', '厂商感知的供需紧张度'],
  packages_planned: ['Packages that the lines would start', '封装线计划产量'],
  packages_by_dies: ['Packages that the dies allow', '裸片可支持的封装量'],
  packages_by_memory: ['Packages that the memory allows', '内存可支持的封装量'],
  packages: ['Packages started', '投产的封装量'],
  bottleneck: ['What binds domestic output', '国产产量的瓶颈'],
  ascend_output: ['Ascend chips by generation', '各代昇腾芯片产量'],
  ascend_units: ['Ascend chips made', '昇腾芯片产量'],
  other_units: ['Chips of other domestic vendors', '其他国产厂商芯片产量'],
  domestic_units: ['Domestic accelerators made', '国产加速器产量'],
  domestic_supply: ['Domestic supply of compute', '国产算力供给'],
  domestic_rated_supply: ['Rated compute of domestic chips', '国产芯片的标称算力'],

  // Software.
  maturity: ['Maturity of domestic software', '国产软件生态成熟度'],
  software: ['Part of rated compute that users get', '软件可发挥的标称算力比例'],

  // Demand and market.
  inference_share: ['Inference part of demand', '推理占需求的比例'],
  demand: ['Demand for compute', '算力需求'],
  buyer_demand: ['Demand by buyer', '各类买家的需求'],
  prefers_domestic: ['Demand that goes to domestic chips first', '优先购买国产的需求比例'],
  wants_domestic: ['Demand for domestic chips', '对国产芯片的需求'],
  wants_import: ['Demand for imports', '对进口芯片的需求'],
  import_supply: ['Imported compute on offer', '进口算力供给'],
  import_sold: ['Imported compute bought', '进口算力销量'],
  grey_sold: ['Smuggled compute bought', '走私算力销量'],
  legal_taken: ['Part of the legal offer that is bought', '合法供给的售出比例'],
  domestic_wanted: ['Domestic compute wanted', '国产算力需求（含转移需求）'],
  domestic_offer: ['Domestic compute on offer', '国产算力可售量'],
  domestic_sold: ['Domestic compute bought', '国产算力销量'],
  domestic_stock: ['Unsold domestic compute', '未售出的国产算力'],
  unmet: ['Unmet demand', '未满足的需求'],
  served_openly: ['Served openly', '公开渠道供给'],
  served_grey: ['Served by smuggled chips', '走私渠道供给'],
  fill_rate: ['Part of demand that is met', '需求满足率'],
  tightness_import: ['Tightness of imports', '进口供需紧张度'],
  tightness_domestic: ['Tightness of domestic compute', '国产供需紧张度'],
  world_price: ['World price of compute', '国际算力价格'],
  price_import: ['Price of imported compute', '进口算力价格'],
  price_domestic: ['Price of domestic compute', '国产算力价格'],
  premium: ['Premium over the world price', '相对国际价格的溢价'],
  street_price: ['Street price of a chip', '芯片市场价'],

  // Compute in service.
  installed_legal: ['Legally imported compute', '合法进口的在用算力'],
  installed_grey: ['Smuggled compute', '走私的在用算力'],
  installed_domestic: ['Domestic compute', '国产的在用算力'],
  installed_offshore: ['Compute rented abroad, in service', '境外租用的在用算力'],
  domestic_rated_sold: ['Rated compute of domestic chips bought', '售出国产芯片的标称算力'],
  china_compute: ['Compute inside China', '中国境内算力'],
  china_access: ['Compute that Chinese firms can use', '中国企业可用算力'],
  world_compute: ['Compute worldwide', '全球算力'],
  china_share: ["China's part of the world's compute", '中国占全球算力的份额'],
  market_units: ['Accelerators sold in China', '中国加速器销量'],
  domestic_share_units: ['Domestic part of chips sold', '国产份额（按颗数）'],
  domestic_share: ['Domestic part of compute added', '国产份额（按新增算力）'],
  lag: ['Lag behind the world', '落后全球的时间'],

  // Money.
  vendor_revenue: ['Sales of foreign vendors', '境外厂商在华销售额'],
  stranded_value: ['Value of stranded chips', '滞留芯片的价值'],
  domestic_revenue: ['Sales of domestic vendors', '国产厂商销售额'],
}
