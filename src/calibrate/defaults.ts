/** What calibration assumes where nothing is said: runs of a wave, the most waves, the least effective runs, and errors as parts of facts. */
export const calibrationDefaults = {
  runs: 20_000,
  waves: 6,
  leastEffective: 400,
  discrepancy: 0.15,
  relativeError: 0.1,
} as const
