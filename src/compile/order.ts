/** Thrown for names that need each other; `ring` starts and ends with the same name. */
export class RingError extends Error {
  override readonly name = 'RingError'

  constructor(readonly ring: readonly string[]) {
    super(ring.join(' -> '))
  }
}

/**
 * Orders names so that each comes after all that it needs. Names come as early as the order of `names` allows, so the
 * same input always gives the same order. Throws a RingError that names a circle.
 */
export function orderByNeed(names: Iterable<string>, needs: (name: string) => Iterable<string>): string[] {
  const done = new Set<string>()
  const path: string[] = []
  const onPath = new Set<string>()
  const visit = (name: string): void => {
    if (done.has(name)) return
    if (onPath.has(name)) throw new RingError([...path.slice(path.indexOf(name)), name])
    path.push(name)
    onPath.add(name)
    for (const needed of needs(name)) visit(needed)
    path.pop()
    onPath.delete(name)
    done.add(name)
  }
  for (const name of names) visit(name)
  return [...done]
}
