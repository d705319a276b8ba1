/** Writes a word so that a shell takes it as it is: in quotes where it holds anything that a shell would act on. */
export function shellWord(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
