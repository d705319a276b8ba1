import { writeFileSync } from 'node:fs'
import { modelDocuments } from './model-pages.js'
import { generated } from './reference-page.js'

const made = Object.entries(generated).map(([file, make]) => [file, make()] as const)
for (const [file, text] of [...made, ...Object.entries(await modelDocuments())]) {
  writeFileSync(`${import.meta.dirname}/../../${file}`, text)
  console.log(file)
}
