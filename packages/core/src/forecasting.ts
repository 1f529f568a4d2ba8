/**
 * The public API of `@milemark/core/forecast`, by name.
 */
export type { RatioModel } from './forecast/ratio-model.ts'
export { assumedRatios } from './forecast/ratio-model.ts'
export type { Simulation, Trials } from './forecast/simulate.ts'
export { PAST_FORECAST_FORMAT, pastForecast } from './history/past-forecast.ts'
export { forecastJson, risksJson } from './view/forecast-json.ts'
export type {
  BufferForecast,
  ForecastMode,
  ForecastView,
  MilestoneForecast,
  Percentiles,
  RiskForecast,
  SensitivityRow,
  TaskForecast,
  ThroughputForecast,
} from './view/forecast-view.ts'
export type { Forecasting, ForecastOptions } from './view/forecasted.ts'
export { forecasting, forecastOf, forecastView, USUAL_TRIALS } from './view/forecasted.ts'
