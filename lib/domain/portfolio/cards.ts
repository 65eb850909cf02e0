/** The parts of the portfolio that may be shown by themselves, in their order on the page. */
export const portfolioCards = [
  'headline',
  'funnel',
  'forecast',
  'trend',
  'time',
  'value-risk',
  'verdicts',
  'waited',
  'due',
  'readiness',
] as const;
export type PortfolioCard = (typeof portfolioCards)[number];

export const portfolioCardLabels: Record<PortfolioCard, string> = {
  headline: 'Headline figures',
  funnel: 'Stage funnel',
  forecast: 'Go-live forecast',
  trend: 'Trend',
  time: 'Time in stage',
  'value-risk': 'Value against risk',
  verdicts: 'Verdict mix',
  waited: 'Who is waited on',
  due: 'Overdue and expiring',
  readiness: 'Readiness by area',
};
