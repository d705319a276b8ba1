import { writeFileSync } from 'node:fs'
import { generated } from './reference-page.js'

for (const [file, make] of Object.entries(generated)) {
  writeFileSync(`${import.meta.dirname}/../../${file}`, make())
  console.log(file)
}
