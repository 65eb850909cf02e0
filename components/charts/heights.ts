/** The height of each drawing in pixels, known before it is drawn: nothing below it moves when it appears. */
export const rowHeight = { funnel: 42, verdict: 42, time: 56, readiness: 34 } as const;
/** Above the rows of the readiness map: the names of the areas. */
export const readinessHead = 48;

export const heights = {
  funnel: (rows: number) => rows * rowHeight.funnel + 8,
  verdict: (rows: number) => rows * rowHeight.verdict + 8,
  time: (rows: number) => rows * rowHeight.time + 44,
  readiness: (rows: number) => readinessHead + rows * rowHeight.readiness + 4,
  valueRisk: () => 360,
  trend: () => 260,
  forecast: () => 260,
  tornado: (rows: number) => rows * 30 + 56,
  profile: () => 340,
  calibration: () => 340,
} as const;
