import { countOutputCells } from '../../src/compile/back-end.js'
import { slotOf } from '../../src/compile/machine.js'
import type { Assignment, Plan, Slot } from '../../src/compile/plan.js'
import { C_MATH } from './c-math.js'
import { cellInC, loopInC, nameInC, pastInC, positionInC, termInC } from './c-terms.js'

/**
 * Prints a plan as the C program that a good modeller would write by hand: doubles, one run after the other, loops over
 * elements, the state in local variables. The program reads constants, calendar and draws `[run][drawn]` from a file,
 * and either writes trajectories `[run][month][output cell]` to another, or prints the nanoseconds of some rounds.
 */
export function printTwin(plan: Plan): string {
  const [from, to] = plan.calendarCells
  const definitions = [
    ['MONTHS', plan.months],
    ['CELLS', plan.size],
    ['ROW', to - from],
    ['DRAWN', plan.drawn.length],
    ['OUT', countOutputCells(plan)],
  ].map(([name, value]) => `#define ${name} ${value}`)
  return [
    C_MATH,
    ...definitions,
    'static double calendar[MONTHS * ROW], constants[CELLS];',
    ...namesOf(plan),
    'static void load(void) {',
    ...constantsOf(plan).map(
      ({ name, offset, size }) =>
        `  memcpy(${size === 1 ? '&' : ''}${nameInC(name)}, constants + ${offset}, ${size} * sizeof(double));`,
    ),
    '}',
    'static void simulate(const double *restrict draws, double *restrict out) {',
    ...runOf(plan).map((line) => `  ${line}`),
    '}',
    MAIN,
  ].join('\n')
}

function slotsOf(plan: Plan, wanted: (slot: Slot) => boolean): Slot[] {
  return [...plan.slots.values()].filter(wanted)
}

function constantsOf(plan: Plan): Slot[] {
  return slotsOf(plan, ({ stage }) => stage === 'once')
}

function declare({ name, size }: Slot): string {
  return `double ${nameInC(name)}${size === 1 ? '' : `[${size}]`};`
}

function namesOf(plan: Plan): string[] {
  const calendar = slotsOf(plan, ({ stage }) => stage === 'calendar').map(({ name, size, offset }) => {
    const place = offset - plan.calendarCells[0]
    return `#define ${nameInC(name)} ${size === 1 ? `(row[${place}])` : `(row + ${place})`}`
  })
  const past = plan.remembered.map(
    (name) => `static double ${pastInC(name)}[${slotOf(plan, name).size}][MONTHS];`,
  )
  return [...constantsOf(plan).map((slot) => `static ${declare(slot)}`), ...calendar, ...past]
}

function runOf(plan: Plan): string[] {
  const assigned = new Set(plan.month.map(({ target }) => target.name))
  const known = plan.remembered.filter((name) => !assigned.has(name))
  return [
    ...slotsOf(plan, ({ stage }) => stage === 'run' || stage === 'month').map(declare),
    ...givenOf(plan),
    ...plan.run.map((assignment) => assignmentInC(plan, assignment)),
    'int month = 0;',
    'const double *row = calendar;',
    ...plan.start.map((assignment) => assignmentInC(plan, assignment)),
    'for (; month < MONTHS; month++, row += ROW, out += OUT) {',
    ...known.map((name) => `  ${rememberInC(plan, name)}`),
    ...plan.month.map((assignment) => `  ${assignmentInC(plan, assignment)}`),
    ...outputsOf(plan).map((cell, i) => `  out[${i}] = ${cell};`),
    ...plan.flows.flatMap(({ stock, change }) => {
      const from = cellsOf(plan, change)
      return cellsOf(plan, stock).map((cell, i) => `  ${cell} += ${from[i]};`)
    }),
    '}',
  ]
}

/** Puts given and drawn numbers into a run's variables. */
function givenOf(plan: Plan): string[] {
  const drawn = new Map(plan.drawn.map(({ cell }, i) => [cell, `draws[${i}]`]))
  return slotsOf(plan, ({ role, stage }) => role === 'given' && stage === 'run').flatMap((slot) =>
    cellsOf(plan, slot.name).map((cell, i) => {
      const place = slot.offset + i
      return `${cell} = ${drawn.get(place) ?? `constants[${place}]`};`
    }),
  )
}

function cellsOf(plan: Plan, name: string): string[] {
  const { size } = slotOf(plan, name)
  return Array.from({ length: size }, (_, i) => (size === 1 ? nameInC(name) : `${nameInC(name)}[${i}]`))
}

function outputsOf(plan: Plan): string[] {
  return plan.outputs.flatMap((name) => cellsOf(plan, name))
}

function assignmentInC(plan: Plan, { target, indices, value }: Assignment): string {
  const cell = cellInC(plan, target)
  const store = `${cell} = ${termInC(plan, value)};`
  const row = `${pastInC(target.name)}[${positionInC(plan, target)}][month]`
  const body = plan.remembered.includes(target.name) ? `${store} ${row} = ${cell};` : store
  return indices.reduceRight((inner, index) => loopInC(plan, index, inner), body)
}

function rememberInC(plan: Plan, name: string): string {
  return cellsOf(plan, name)
    .map((cell, i) => `${pastInC(name)}[${i}][month] = ${cell};`)
    .join(' ')
}

const MAIN = String.raw`
static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}

static void simulate_all(const double *draws, int runs, double *out) {
  for (int run = 0; run < runs; run++)
    simulate(draws + (long)run * DRAWN, out + (long)run * MONTHS * OUT);
}

/* twin <input> <runs> write <output>, or twin <input> <runs> time <rounds> */
int main(int count, char **words) {
  if (count < 5) return 2;
  const int runs = atoi(words[2]);
  double *draws = malloc((size_t)runs * DRAWN * sizeof(double));
  double *out = malloc((size_t)runs * MONTHS * OUT * sizeof(double));
  FILE *input = fopen(words[1], "rb");
  if (!input || !draws || !out) return 3;
  if (fread(constants, sizeof(double), CELLS, input) != CELLS) return 4;
  if (fread(calendar, sizeof(double), MONTHS * ROW, input) != MONTHS * ROW) return 4;
  if (fread(draws, sizeof(double), (size_t)runs * DRAWN, input) != (size_t)runs * DRAWN) return 4;
  fclose(input);
  load();
  simulate_all(draws, runs, out);
  if (words[3][0] == 'w') {
    FILE *output = fopen(words[4], "wb");
    if (!output || fwrite(out, sizeof(double), (size_t)runs * MONTHS * OUT, output) == 0) return 5;
    return fclose(output);
  }
  const int rounds = atoi(words[4]);
  const double from = seconds();
  for (int round = 0; round < rounds; round++) simulate_all(draws, runs, out);
  printf("%.17g\n", (seconds() - from) * 1e9 / rounds);
  return 0;
}
`
