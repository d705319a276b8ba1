import { describe, expect, it } from 'vitest'
import { codeFrame } from '../../src/scenario/code-frame.js'

/** Shows a frame as it is printed. */
const frame = (text: string, column: number) => {
  const { line, mark } = codeFrame(text, column)
  return [line, mark]
}

describe('a code frame', () => {
  it('marks a word below it, without the indentation', () => {
    expect(frame('  lead_time: { p5: 4, hihg: 7 }', 23)).toEqual([
      'lead_time: { p5: 4, hihg: 7 }',
      '                    ^^^^',
    ])
    expect(frame('  lead_time:', 3)).toEqual(['lead_time:', '^^^^^^^^^'])
    expect(frame('  source: [guess, gues]', 19)).toEqual(['source: [guess, gues]', '                ^^^^'])
    expect(frame('  launch[h20]: 3', 3)).toEqual(['launch[h20]: 3', '^^^^^^^^^^^'])
    expect(frame('a: "two words" # x', 4)).toEqual(['a: "two words" # x', '   ^^^^^^^^^^^'])
  })

  it('counts Chinese letters as two columns, and marks on letters as none', () => {
    expect(frame('title: 芯片, nte: x', 12)).toEqual(['title: 芯片, nte: x', '             ^^^'])
    expect(frame('a: 芯片 # x', 4)).toEqual(['a: 芯片 # x', '   ^^^^'])
    expect(frame('e\u0301e\u0301: x', 7)).toEqual(['e\u0301e\u0301: x', '    ^'])
    expect(frame('😀: x', 5)).toEqual(['😀: x', '    ^'])
  })

  it('shows tabs as one space, and nothing that would change the terminal', () => {
    expect(frame('\ta:\tb\r', 5)).toEqual(['a: b', '   ^'])
    expect(frame('a\u001b[2J: b', 8)).toEqual(['a\ufffd[2J: b', '       ^'])
  })

  it('marks the end of a line, and a column beyond it', () => {
    expect(frame('a:', 3)).toEqual(['a:', '  ^'])
    expect(frame('a:', 30)).toEqual(['a:', '  ^'])
    expect(frame('', 1)).toEqual(['', '^'])
  })

  it('cuts a long line around the mark', () => {
    const long = `key: { ${'x: 1, '.repeat(100)}wrong: 2, ${'y: 1, '.repeat(100)} }`
    const { line, mark } = codeFrame(long, long.indexOf('wrong') + 1)
    expect(line).toMatch(/^….*wrong: 2, .*…$/)
    expect(line.length).toBeLessThan(99)
    expect(line.slice(mark.indexOf('^')).startsWith('wrong')).toBe(true)
    expect(mark.trim()).toBe('^^^^^')
    expect(codeFrame(`a: ${'芯'.repeat(300)}`, 4).line.length).toBeLessThan(52)
  })
})
