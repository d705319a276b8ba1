import {
  influence,
  modelInfluence,
  modelPages,
  quantityInfluence,
  renderSvg,
  type Scenario,
  viewModel,
} from '../index.js'
import { didYouMean } from '../scenario/nearest.js'
import { Refusal } from '../store/refusal.js'
import { writeFile } from '../store/write-file.js'
import { wordsIn } from '../words/words.js'
import { baselineFile, type Layered } from './describe-model.js'
import { openScenario } from './open-scenario.js'
import { readVersion } from './version.js'

/**
 * Draws what feeds what in a scenario's model, of all blocks or of the one that a quantity belongs to, and writes it to a file
 * that ends in .svg or .vl.json. Gives a line that says so. Throws a Refusal or the scenario's ProblemList.
 */
export async function drawDiagram(name: string | undefined, layered: Layered, file: string): Promise<string> {
  const isSpec = file.endsWith('.vl.json')
  if (!isSpec && !file.endsWith('.svg'))
    throw new Refusal(`--diagram is "${file}"; expected a file that ends in .svg or .vl.json`)
  const { file: scenarioFile = baselineFile(), ...layering } = layered
  const scenario = openScenario(scenarioFile, layering)
  const { rows, title } = diagramOf(name, scenario)
  const source = `Source: the equations of chokepoint ${readVersion()}, scenario ${scenario.name}`
  const spec = influence(rows, { title, scenario: scenario.title, source })
  writeFile(file, isSpec ? `${JSON.stringify(spec, null, 2)}\n` : await renderSvg(spec))
  const { nodes, links } = rows
  return `${file}: ${title} ${nodes.length} names, ${links.length} ways`
}

const { influence: influenceWords } = wordsIn('en')

function diagramOf(name: string | undefined, scenario: Scenario) {
  const view = viewModel(scenario)
  const pages = modelPages(view)
  if (name === undefined) return { rows: modelInfluence(pages), title: influenceWords.title }
  const titles = pages.blocks.map(({ title }) => title)
  const wanted = view.quantities.get(name.replace(/\[.*/, ''))?.block ?? name
  const page = pages.blocks.find(({ title }) => title.toLowerCase() === wanted.toLowerCase())
  if (page) return { rows: quantityInfluence(page), title: influenceWords.blockTitle(page.title) }
  const known = [...view.quantities.keys(), ...titles]
  throw new Refusal(
    `unknown quantity or block "${name}"${didYouMean(name, known)}\nchokepoint model lists what there is`,
  )
}
