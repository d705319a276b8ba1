import { stringify } from 'yaml'
import type { Study } from '../scenario/study.js'

/**
 * Writes a study so that it needs no other file: base and options in each world as whole scenarios, and a study that
 * names them. A study of several worlds becomes one study for each.
 */
export function* resolvedStudy({
  title,
  question,
  about,
  settings,
  outcomes,
}: Study): Generator<{ readonly name: string; readonly text: string }> {
  for (const { world, scenarios } of settings) {
    const ending = world ? `_${world.name}` : ''
    for (const { name, title: own, about: words, resolved } of scenarios) {
      const scenario = { ...(resolved as object), title: own, about: words }
      yield {
        name: `${name}${ending}.yaml`,
        text: written(scenario, `${name}, with everything that it extends`),
      }
    }
    const [base, ...options] = scenarios
    const study = {
      title: world ? `${title}: ${world.title}` : title,
      ...(question ? { question } : {}),
      ...(about ? { about } : {}),
      base: `${base?.name}${ending}.yaml`,
      options: Object.fromEntries(options.map(({ name }) => [name, `${name}${ending}.yaml`])),
      outcomes: Object.fromEntries(
        outcomes.map(({ name, about: sentence, better, satisfy }) => [
          name,
          {
            ...(sentence ? { about: sentence } : {}),
            better,
            ...(satisfy ? { satisfy: satisfy.text } : {}),
          },
        ]),
      ),
    }
    yield { name: `study${ending}.yaml`, text: written(study, 'the study of these scenarios') }
  }
}

function written(data: unknown, what: string): string {
  return `# ${what}\n${stringify(data, { lineWidth: 110, aliasDuplicateObjects: false })}`
}
