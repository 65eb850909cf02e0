'use client';

import dynamic from 'next/dynamic';

// Recharts draws in the browser alone and is loaded only where a chart is; until then the card keeps its place.
export const FunnelChart = dynamic(() => import('./funnel-chart').then((file) => file.FunnelChart), { ssr: false });
export const VerdictChart = dynamic(() => import('./verdict-chart').then((file) => file.VerdictChart), { ssr: false });
export const TimeChart = dynamic(() => import('./time-chart').then((file) => file.TimeChart), { ssr: false });
export const ValueRiskChart = dynamic(() => import('./value-risk-chart').then((file) => file.ValueRiskChart), {
  ssr: false,
});
export const ReadinessChart = dynamic(() => import('./readiness-chart').then((file) => file.ReadinessChart), {
  ssr: false,
});
export const TornadoChart = dynamic(() => import('./tornado-chart').then((file) => file.TornadoChart), { ssr: false });
export const ProfileChart = dynamic(() => import('./profile-chart').then((file) => file.ProfileChart), { ssr: false });
export const CalibrationChart = dynamic(() => import('./calibration-chart').then((file) => file.CalibrationChart), {
  ssr: false,
});
export const TrendChart = dynamic(() => import('./trend-chart').then((file) => file.TrendChart), { ssr: false });
export const ForecastChart = dynamic(() => import('./forecast-chart').then((file) => file.ForecastChart), {
  ssr: false,
});
