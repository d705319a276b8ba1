import { writeFileSync } from 'node:fs'
import { measure } from './mechanisms.js'
import { mechanismsPage } from './mechanisms-page.js'

const page = mechanismsPage(await measure(1000))
writeFileSync(`${import.meta.dirname}/../model/MECHANISMS.md`, page)
console.log(page)
