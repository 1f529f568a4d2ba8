/**
 * The public API of `@milemark/core/forecast`, by name.
 */
export type { RatioModel } from './forecast/ratio-model.ts'
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
