import type { TopLevelSpec } from 'vega-lite'
import { describe, expect, test } from 'vitest'
import {
  categories,
  colours,
  darkColours,
  dashes,
  diverging,
  sequential,
  shapes,
} from '../../src/charts/theme.js'
import { themed } from '../../src/charts/themed.js'

type Rgb = readonly number[]

/** Linear light of a hexadecimal colour, as sRGB defines it. */
function light(colour: string): Rgb {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  return parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
}

/** Contrast of two colours after WCAG 2.2, 1.4.11. */
function contrast(a: string, b: string): number {
  const [low, high] = [a, b]
    .map((colour) => dot([0.2126, 0.7152, 0.0722], light(colour)))
    .sort((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

function dot(a: Rgb, b: Rgb): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0)
}

/** Severity 1 of Machado, Oliveira and Fernandes (2009), table 1, on linear light. */
const VISION: Readonly<Record<string, readonly Rgb[]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
}

/** CIELAB under D65 of a colour as an eye sees it. */
function lab(colour: string, vision: readonly Rgb[]): Rgb {
  const seen = vision.map((row) => Math.min(1, Math.max(0, dot(row, light(colour)))))
  const [x, y, z] = [
    dot([0.4124, 0.3576, 0.1805], seen) / 0.9505,
    dot([0.2126, 0.7152, 0.0722], seen),
    dot([0.0193, 0.1192, 0.9505], seen) / 1.089,
  ].map((t) => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116)) as [
    number,
    number,
    number,
  ]
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

function distance(a: string, b: string, vision: readonly Rgb[]): number {
  const [one, other] = [lab(a, vision), lab(b, vision)]
  return Math.hypot(...one.map((value, i) => value - other[i]!))
}

const onDark = (colour: string) => {
  const role = Object.entries(colours).find(([, one]) => one === colour)?.[0] as keyof typeof colours
  return darkColours[role]
}
const grounds = [
  ['paper', colours.paper, (colour: string) => colour],
  ['dark', darkColours.paper, onDark],
] as const

describe.each(grounds)('on %s', (_, ground, twin) => {
  test('things of a kind stand out from the ground, 3 to 1', () => {
    for (const colour of [...categories, colours.fall, colours.fact, colours.median])
      expect(contrast(twin(colour), ground), colour).toBeGreaterThan(3)
  })

  test('text stands out from the ground, 4.5 to 1', () => {
    for (const colour of [colours.text, colours.muted, colours.rule])
      expect(contrast(twin(colour), ground), colour).toBeGreaterThan(4.5)
  })

  test.each(Object.entries(VISION))('things of a kind stay apart for %s vision', (_name, vision) => {
    const pairs = categories.flatMap((a, i) =>
      categories.slice(i + 1).map((b) => [twin(a), twin(b)] as const),
    )
    for (const [a, b] of pairs) expect(distance(a, b, vision), `${a} ${b}`).toBeGreaterThan(25)
  })

  test('from little to much, each colour stands out more from the ground', () => {
    const steps = sequential.map((colour) => contrast(twin(colour), ground))
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
  })

  test('the middle of a diverging scheme is the closest to the ground', () => {
    const steps = diverging.map((colour) => contrast(twin(colour), ground))
    expect(Math.min(...steps)).toBe(steps[2])
    expect(steps[0]).toBeGreaterThan(steps[1]!)
    expect(steps[4]).toBeGreaterThan(steps[3]!)
  })
})

test('there is a dash and a shape for every category, and no two are alike', () => {
  expect([new Set(dashes.map(String)).size, new Set(shapes).size]).toEqual([
    categories.length,
    categories.length,
  ])
})

test('no two colours on paper are the same, so that each has its own twin', () => {
  expect(new Set(Object.values(colours)).size).toBe(Object.keys(colours).length)
})

describe('a finished chart', () => {
  const spec = {
    config: { background: '#FFFFFF', axis: { labelColor: { expr: "datum.x > 1 ? '#003f66' : '#555555'" } } },
    data: { values: [{ label: 'painted #003f66' }] },
    layer: [{ mark: { type: 'rule', color: '#123456' }, title: 'Number #1a1a1a1 is no colour' }],
  } as unknown as TopLevelSpec

  test('has each colour exchanged, also in expressions, and nothing else', () => {
    expect(themed(spec, 'dark')).toEqual({
      config: {
        background: '#16191d',
        axis: { labelColor: { expr: "datum.x > 1 ? '#9fd0f5' : '#a9b0b7'" } },
      },
      data: { values: [{ label: 'painted #003f66' }] },
      layer: [{ mark: { type: 'rule', color: '#123456' }, title: 'Number #1a1a1a1 is no colour' }],
    })
  })

  test('is itself on paper', () => {
    expect(themed(spec, 'light')).toBe(spec)
  })
})
