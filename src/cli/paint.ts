import pc from 'picocolors'

/** Gives text its weight and colour on a terminal; plain where output is no terminal or NO_COLOR is set. */
export const paint = pc.createColors(process.stdout.isTTY === true && pc.isColorSupported)

/** Does the same for what is printed as an error. */
export const paintErrors = pc.createColors(process.stderr.isTTY === true && pc.isColorSupported)
