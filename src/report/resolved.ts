import { stringify } from 'yaml'
import type { Scenario } from '../scenario/scenario.js'

/** Writes a scenario, with all that it extends and all overrides, as one YAML file that needs no other. */
export function resolvedYaml({ name, resolved }: Scenario): string {
  const heading = `# The scenario "${name}" with everything that it extends; it can be run by itself.\n`
  return heading + stringify(resolved, { lineWidth: 110, aliasDuplicateObjects: false })
}
