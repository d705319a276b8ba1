import { type Lang, wordsIn } from '../words/words.js'

/**
 * Writes the Vega expression that labels a number, with the language's words for its size: `1.5M`, `150万`; where `signed`,
 * with its sign. `value` is the expression of the number, and `digits` the most significant ones, by default all.
 */
export function numberLabel(
  lang: Lang | undefined,
  {
    value = 'datum.value',
    signed = false,
    digits = '',
  }: { value?: string; signed?: boolean; digits?: string } = {},
): string {
  const { steps, comma } = wordsIn(lang).numbers
  const format = `'${signed ? '+' : ''}${comma}${digits}~${digits === '' ? 'g' : 'r'}'`
  const sized = steps.map(
    ({ size, suffix }) => `abs(${value}) >= ${size} ? format(${value} / ${size}, ${format}) + '${suffix}' : `,
  )
  return `${value} == 0 ? '0' : ${sized.join('')}format(${value}, ${format})`
}
