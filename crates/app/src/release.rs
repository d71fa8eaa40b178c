//! The release date: forecasts, what-if, the actual release.
