//! The journeys, one file for each main job.

mod closing;
mod everywhere;
mod homes;
mod keyboard;
mod plan;
mod seam;
mod steps;
mod way;
